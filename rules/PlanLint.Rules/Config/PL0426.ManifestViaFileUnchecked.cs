using System.Text;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Syntax;

namespace PlanLint.Rules;

/// <summary>PL0426: a manifest is read from a file that holds what only the cluster should write.</summary>
public sealed class ManifestViaFileUnchecked : Rule
{
    private static readonly string[] ServerFields = ["uid", "resourceVersion", "creationTimestamp", "managedFields", "selfLink", "generation"];

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0426", "manifest-via-file-unchecked", "Manifest file contains fields that the cluster writes",
        "{0}: {1} contains {2}; remove it from the file.", Severity.Note)
    { Page = RulePage.Read };

    public override void Register(RuleContext context)
    {
        context.OnBlock("resource", "kubernetes_manifest", Check);
        context.OnBlock("resource", "kubectl_manifest", Check);
    }

    private static void Check(BlockContext context)
    {
        if (context.Resource is not { } resource || context.Compilation.Evaluation?.Scope(resource.Address) is not { } scope) return;
        if ((resource.Body.GetAttribute("manifest") ?? resource.Body.GetAttribute("yaml_body")) is not { } attribute) return;
        var call = attribute.Value.DescendantNodes().Prepend(attribute.Value).OfType<FunctionCallSyntax>()
            .FirstOrDefault(c => c.Name == "file" && c.Arguments.Count == 1);
        if (call is null || context.Compilation.Evaluation.Evaluate(call.Arguments[0], scope).Value.StringOrNull is not { } path) return;
        var files = context.Compilation.Modules!.Files;
        if (files.Read(path.StartsWith('/')
            ? path
            : $"{files.WorkingDirectory.TrimEnd('/')}/{path.Replace("./", "", StringComparison.Ordinal)}") is not { } bytes) return;
        if (Found(Encoding.UTF8.GetString(bytes), context.Compilation) is { } found)
            context.Report(new Finding(resource.Address, path, found) { At = attribute.Location });
    }

    /// <summary>The first thing in the text that the cluster or another owner writes; null when there is none.</summary>
    private static string? Found(string text, Compilation compilation)
    {
        bool hasContent = false, isMetadata = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("---"))
            {
                if (hasContent) return "more than one document";
                continue;
            }
            if (line.IsWhiteSpace() || line.TrimStart().StartsWith("#")) continue;
            hasContent = true;
            bool isTop = !char.IsWhiteSpace(line[0]);
            if (isTop) isMetadata = line.StartsWith("metadata:");
            if (isTop && line.StartsWith("status:")) return "a status";
            if (isTop || !isMetadata) continue;
            var entry = line.Trim();
            int colon = entry.IndexOf(':');
            if (colon <= 0) continue;
            string key = entry[..colon].Trim('"').ToString();
            if (ServerFields.Contains(key)) return $"metadata.{key}";
            if (compilation.Knowledge.TrackingKeyOf(key, entry[(colon + 1)..].Trim().Trim('"').ToString()) is { Role: Knowledge.TrackingRole.Owner })
                return $"the tracking key {key}";
        }
        return null;
    }
}
