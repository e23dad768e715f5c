docs  = "https://registry.terraform.io/modules/terraform-aws-modules/cloudwatch/aws/latest/submodules/metric-alarm"
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
  required = ["alarm_name", "comparison_operator", "evaluation_periods"]

  defaults {
    create_metric_alarm       = true
    alarm_description         = null
    actions_enabled           = true
    alarm_actions             = null
    ok_actions                = null
    insufficient_data_actions = null
    threshold                 = null
    unit                      = null
    datapoints_to_alarm       = null
    treat_missing_data        = "missing"
    metric_name               = null
    namespace                 = null
    period                    = null
    statistic                 = null
    extended_statistic        = null
    dimensions                = null
    metric_query              = []
    threshold_metric_id       = null
  }

  resource "aws_cloudwatch_metric_alarm" "this" {
    count                     = var.create_metric_alarm ? 1 : 0
    alarm_name                = var.alarm_name
    alarm_description         = var.alarm_description
    actions_enabled           = var.actions_enabled
    alarm_actions             = var.alarm_actions
    ok_actions                = var.ok_actions
    insufficient_data_actions = var.insufficient_data_actions
    comparison_operator       = var.comparison_operator
    evaluation_periods        = var.evaluation_periods
    threshold                 = var.threshold
    unit                      = var.unit
    datapoints_to_alarm       = var.datapoints_to_alarm
    treat_missing_data        = var.treat_missing_data
    metric_name               = var.metric_name
    namespace                 = var.namespace
    period                    = var.period
    statistic                 = var.statistic
    extended_statistic        = var.extended_statistic
    dimensions                = var.dimensions
    threshold_metric_id       = var.threshold_metric_id
    unsure                    = ["evaluate_low_sample_count_percentiles", "tags"]

    dynamic "metric_query" {
      for_each = var.metric_query
      content {
        id          = lookup(metric_query.value, "id", null)
        account_id  = lookup(metric_query.value, "account_id", null)
        label       = lookup(metric_query.value, "label", null)
        return_data = lookup(metric_query.value, "return_data", null)
        expression  = lookup(metric_query.value, "expression", null)
        period      = lookup(metric_query.value, "period", null)

        dynamic "metric" {
          for_each = lookup(metric_query.value, "metric", [])
          content {
            metric_name = lookup(metric.value, "metric_name", null)
            namespace   = lookup(metric.value, "namespace", null)
            period      = lookup(metric.value, "period", null)
            stat        = lookup(metric.value, "stat", null)
            unit        = lookup(metric.value, "unit", null)
            dimensions  = lookup(metric.value, "dimensions", null)
          }
        }
      }
    }
  }

  outputs {
    cloudwatch_metric_alarm_arn = aws_cloudwatch_metric_alarm.this
    cloudwatch_metric_alarm_id  = aws_cloudwatch_metric_alarm.this
  }
}
