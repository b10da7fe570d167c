using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Knowledge;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A host is no longer served, or served with another certificate or by another controller.</summary>
public sealed class IngressHostChanged : Rule
{
    private const string Switches = "{0}: {1} {2} → {3}; requests may fail until the new one is ready.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0317", "ingress-host-changed", "Host is no longer served",
        "{0} stops serving {1}.", Severity.Warning)
    { Page = RulePage.Read };

    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        foreach (string type in (string[])["kubernetes_ingress", "kubernetes_ingress_v1", "kubernetes_manifest", "kubectl_manifest"])
            context.OnResourceChange(type, Check);
    }

    private static void Check(ChangeContext context)
    {
        var change = context.Change;
        if (!change.IsUpdate && !change.Replaces) return;
        var spec = KnowledgeBase.IsManifest(change.Address.Type) ? null : ValuePath.Of("spec", 0);
        var before = Hosts(change.Address.Type, change.Before, out bool wasKnown);
        var after = Hosts(change.Address.Type, change.After, out bool isKnown);
        string[] lost = wasKnown && isKnown ? [.. before.Except(after, StringComparer.Ordinal).Order(StringComparer.Ordinal)] : [];
        if (lost.Length > 0) context.Report(new Finding(change.Address, string.Join(", ", lost))
        {
            Path = spec?.Append("rule") ?? ValuePath.Of("manifest", "spec"),
        });
        if (spec is null) return;
        foreach (var path in (ValuePath[])[spec.Append("ingress_class_name"), spec.Append("tls").Append(0).Append("secret_name")])
        {
            if (path.Resolve(change.Before)?.StringOrNull is not { Length: > 0 } old || path.Resolve(change.After)?.StringOrNull is not { } now
                || old == now) continue;
            context.Report(new Finding(change.Address, path, old, now) { MessageFormat = Switches, Path = path });
        }
    }

    private static HashSet<string> Hosts(string type, Value values, out bool isKnown)
    {
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        bool known = true;
        if (KnowledgeBase.IsManifest(type))
        {
            if (KubernetesObject.Of(type, values) is { Kind: "HTTPRoute" or "VirtualService" or "IngressRoute" or "Ingress" } manifest)
            {
                var spec = manifest.Content["spec"];
                Add(spec?["hostnames"]);
                Add(spec?["hosts"]);
                foreach (var rule in spec?["rules"]?.Elements ?? []) Add(rule["host"]);
                foreach (var route in spec?["routes"]?.Elements ?? [])
                    foreach (string host in TraefikHosts(route["match"]?.StringOrNull ?? "")) hosts.Add(host);
            }
        }
        else
        {
            var spec = values["spec"]?[0];
            if (spec is { IsKnown: false }) known = false;
            foreach (var rule in spec?["rule"]?.Elements ?? []) Add(rule["host"]);
            foreach (var tls in spec?["tls"]?.Elements ?? []) Add(tls["hosts"]);
        }
        isKnown = known;
        return hosts;

        void Add(Value? value)
        {
            if (value is { IsKnown: false }) known = false;
            if (value?.StringOrNull is { Length: > 0 } one) hosts.Add(one);
            foreach (var element in value?.Elements ?? []) Add(element);
        }
    }

    /// <summary>The names in <c>Host(`a`, `b`)</c>.</summary>
    private static IEnumerable<string> TraefikHosts(string match)
    {
        for (int at = match.IndexOf("Host(", StringComparison.Ordinal); at >= 0; at = match.IndexOf("Host(", at + 5, StringComparison.Ordinal))
        {
            int end = match.IndexOf(')', at);
            if (end < 0) yield break;
            foreach (string host in match[(at + 5)..end].Split(',', StringSplitOptions.TrimEntries)) yield return host.Trim('`', '"');
        }
    }
}
