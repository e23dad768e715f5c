docs  = "https://registry.terraform.io/modules/terraform-aws-modules/cloudwatch/aws/latest/submodules/metric-alarm"
as_of = "2026-11-23"

commits = {
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
