docs  = "https://registry.terraform.io/modules/terraform-aws-modules/cloudwatch/aws/latest/submodules/log-group"
as_of = "2026-11-23"

commits = {
  "b91ce4dcaa519092636525d362297c319bb848ca" = "4.0.0"
  "ef8a0aa2ea28ac8697c4afa16e6cfbf58422f23b" = "4.1.0"
  "53792c5b18e60b9d5c3d2c15d3499b9c8ca48ee5" = "4.2.0"
  "0115c21ec58b557fa11ab24af796ff3852e1f4f4" = "4.2.1"
  "60cf981e0f1ae033699e5b274440867e48289967" = "4.3.0"
  "81f852a273eb125a889c2bf0206a877599f66ed0" = "4.4.0"
  "ed5ee2c784bc5b090917fe234f46739a96ddc712" = "4.5.0"
  "dd9315254f1bdb6fad90cd8173fdc43d80413c27" = "5.0.0"
  "0b4aa2b9aa19060205965a938de89a7bf0ff477b" = "5.1.0"
  "6434bd394c6f297d086bccea92d0626fd5c2e3d3" = "5.2.0"
  "bf969da953bdbea229392255d2b36e7b720e917e" = "5.3.0"
  "af2b377591105fc50522cb202b93eef17cb1bcaa" = "5.3.1"
  "080a276c6b9f4afeff1482b0c459d3e55bd940f3" = "5.4.0"
  "235046ca1ff83ada5f9265583ed96c8b675b0468" = "5.5.0"
  "a40a4b1d76f650198757bce10f8427b3f4adcb29" = "5.6.0"
  "bf575e04a75c8725eef9a811c14322e0966ffc08" = "5.6.1"
  "e25b216b6c4dfc99eae158bdc6883bddacff9997" = "5.7.0"
  "1bf3692430d9c2d6bcbba7fd569b52aacc75969e" = "5.7.1"
  "a2a5f9d15e30d0d24b667933599e5e1bef24a8b8" = "5.7.2"
}

versions ">= 4.0.0, < 5.8.0" {
  defaults {
    create            = true
    name              = null
    name_prefix       = null
    retention_in_days = null
    kms_key_id        = null
  }

  resource "aws_cloudwatch_log_group" "this" {
    count             = var.create ? 1 : 0
    name              = var.name
    name_prefix       = var.name_prefix
    retention_in_days = var.retention_in_days
    kms_key_id        = var.kms_key_id
    unsure            = ["log_group_class", "skip_destroy", "tags"]
  }

  outputs {
    cloudwatch_log_group_name = aws_cloudwatch_log_group.this
    cloudwatch_log_group_arn  = aws_cloudwatch_log_group.this
  }
}
