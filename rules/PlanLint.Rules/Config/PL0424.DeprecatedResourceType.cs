using PlanLint.Analysis;
using PlanLint.Diagnostics;

namespace PlanLint.Rules;

/// <summary>PL0424: a resource type that its provider has replaced.</summary>
public sealed class DeprecatedResourceType : Rule
{
    private static readonly string[] Versioned =
    [
        "api_service", "cluster_role", "cluster_role_binding", "config_map", "cron_job", "daemonset", "deployment", "endpoints", "ingress", "ingress_class", "job", "limit_range",
        "namespace", "network_policy", "persistent_volume", "persistent_volume_claim", "pod", "pod_disruption_budget", "priority_class", "replication_controller", "resource_quota",
        "role", "role_binding", "secret", "service", "service_account", "stateful_set", "storage_class", "csi_driver", "default_service_account",
        "mutating_webhook_configuration", "validating_webhook_configuration", "certificate_signing_request",
    ];

    private static readonly Dictionary<string, string> Successors = new(StringComparer.Ordinal)
    {
        ["kubernetes_pod_security_policy"] = "pod security admission",
        ["kubernetes_pod_security_policy_v1beta1"] = "pod security admission",
        ["kubernetes_daemonset"] = "kubernetes_daemon_set_v1",
        ["kubernetes_horizontal_pod_autoscaler"] = "kubernetes_horizontal_pod_autoscaler_v2",
        ["kubernetes_horizontal_pod_autoscaler_v2beta2"] = "kubernetes_horizontal_pod_autoscaler_v2",
        ["cloudflare_record"] = "cloudflare_dns_record",
        ["cloudflare_access_application"] = "cloudflare_zero_trust_access_application",
        ["cloudflare_tunnel"] = "cloudflare_zero_trust_tunnel_cloudflared",
        ["aws_s3_bucket_object"] = "aws_s3_object",
        ["aws_elasticsearch_domain"] = "aws_opensearch_domain",
        ["null_data_source"] = "locals",
        ["template_file"] = "templatefile()",
        ["template_dir"] = "templatefile()",
        ["azurerm_app_service"] = "azurerm_linux_web_app or azurerm_windows_web_app",
        ["azurerm_app_service_plan"] = "azurerm_service_plan",
        ["azurerm_function_app"] = "azurerm_linux_function_app or azurerm_windows_function_app",
        ["azurerm_sql_server"] = "azurerm_mssql_server",
        ["azurerm_sql_database"] = "azurerm_mssql_database",
        ["azurerm_postgresql_server"] = "azurerm_postgresql_flexible_server",
        ["azurerm_mysql_server"] = "azurerm_mysql_flexible_server",
    };

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0424", "deprecated-resource-type", "Resource type is deprecated",
        "{0}: {1} is deprecated in favour of {2}; import under the new type and remove the old one without destroying it.", Severity.Note)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "*", Check);
        context.OnBlock("data", "*", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || context.Module.IsFetched() || SuccessorOf(resource.Type) is not { } successor) return;
        if (resource.Type is "null_data_source" or "template_file" or "template_dir" && context.Block.Type != "data") return;
        context.Report(new Finding(resource.Address, resource.Type, successor) { Severity = IsGone(context, resource.Type) ? Severity.Warning : null });
    }

    private static string? SuccessorOf(string type)
    {
        if (Successors.TryGetValue(type, out string? known)) return known;
        return type.StartsWith("kubernetes_", StringComparison.Ordinal) && Versioned.Contains(type["kubernetes_".Length..]) ? type + "_v1" : null;
    }

    /// <summary>Version 3 of the Kubernetes provider warns of the old types and will drop them.</summary>
    private static bool IsGone(BlockContext context, string type) => type.StartsWith("kubernetes_", StringComparison.Ordinal)
        && context.Module.Settings.RequiredProvider("kubernetes")?.Version is { } version
        && version.Split(',', StringSplitOptions.TrimEntries).Any(c => c.TrimStart('>', '=', '~', ' ') is { Length: > 0 } number && number[0] is >= '3' and <= '9' && !c.StartsWith('<') && !c.StartsWith('!'));
}
