using System.Text;
using PlanLint.Analysis;
using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A block that declares a whole Kubernetes object, with what can be read of the object without a plan.</summary>
internal sealed class ManifestBlock
{
    private ManifestBlock(ResourceSymbol resource, AttributeSyntax attribute, KubernetesObject declared)
    {
        Resource = resource;
        Attribute = attribute;
        Object = declared;
    }

    /// <summary>The block.</summary>
    public ResourceSymbol Resource { get; }

    /// <summary>The argument that holds the object: <c>manifest</c> or <c>yaml_body</c>.</summary>
    public AttributeSyntax Attribute { get; }

    /// <summary>The object; of an instance-dependent manifest only what all instances share.</summary>
    public KubernetesObject Object { get; }

    /// <summary>True for <c>kubernetes_manifest</c>, which reads the CRD's schema while planning.</summary>
    public bool IsKubernetesManifest => Resource.Type == "kubernetes_manifest";

    /// <summary>
    /// What the provider is told to leave to others: <c>computed_fields</c>, or <c>ignore_fields</c> of kubectl; empty when nothing is
    /// written.
    /// </summary>
    public IReadOnlyList<string> LeftToOthers { get; private init; } = [];

    /// <summary>True when the argument that says so is written.</summary>
    public bool LeavesToOthers => Resource.Body.GetAttribute(LeavingArgument) is not null;

    /// <summary>The argument that names fields left to others.</summary>
    public string LeavingArgument => IsKubernetesManifest ? "computed_fields" : "ignore_fields";

    /// <summary>Reads a block; null for other resources and when the kind cannot be told.</summary>
    public static ManifestBlock? Read(Compilation compilation, ResourceSymbol? resource)
    {
        if (resource is null || compilation.Modules is not { } modules || compilation.Evaluation is not { } evaluation
            || !KnowledgeBase.IsManifest(resource.Type)) return null;
        bool isManifest = resource.Type == "kubernetes_manifest";
        if (resource.Body.GetAttribute(isManifest ? "manifest" : "yaml_body") is not { } attribute
            || evaluation.Scope(resource.Address) is not { } scope) return null;
        var value = evaluation.Evaluate(attribute.Value, scope).Value;
        var declared = KubernetesObject.Of(isManifest ? value : KubernetesObject.Yaml(value)) ?? FromTemplate(modules, evaluation, scope, attribute.Value);
        if (declared is null) return null;
        var left = resource.Body.GetAttribute(isManifest ? "computed_fields" : "ignore_fields") is { } list
            ? evaluation.Evaluate(list.Value, scope).Value.Elements
            : [];
        return new ManifestBlock(resource, attribute, declared) { LeftToOthers = [.. left.Select(e => e.StringOrNull).OfType<string>()] };
    }

    /// <summary>True when the field, or one that holds it, is left to others.</summary>
    public bool Leaves(ValuePath path)
    {
        string text = path.ToString(), notation = KubernetesObject.Notation(path);
        return LeftToOthers.Any(f => f == text || f == notation
            || text.StartsWith(f + ".", StringComparison.Ordinal) || text.StartsWith(f + "[", StringComparison.Ordinal)
            || notation.StartsWith(f + ".", StringComparison.Ordinal));
    }

    /// <summary>The deepest node the configuration spells on the way to a part of the object.</summary>
    public SyntaxNode Find(ValuePath path)
    {
        SyntaxNode found = Attribute;
        var expression = Attribute.Value;
        foreach (var step in path.Steps)
        {
            if (step.Name is { } name && expression is ObjectSyntax map && map.Items.LastOrDefault(i => i.Key.LiteralKey == name) is { } item)
            {
                found = item;
                expression = item.Value;
            }
            else if (step.Name is null && expression is TupleSyntax list && step.Index < list.Elements.Count) found = expression = list.Elements[step.Index];
            else break;
        }
        return found;
    }

    /// <summary>
    /// The kind from the text of a template whose variables are not known: what stands at the start of a line is the same for all of them.
    /// </summary>
    private static KubernetesObject? FromTemplate(ModuleTree modules, ModuleEvaluation evaluation, Scope scope, ExpressionSyntax expression)
    {
        var call = expression.DescendantNodes().Prepend(expression).OfType<FunctionCallSyntax>()
            .FirstOrDefault(c => c.Name is "templatefile" or "file" && c.Arguments.Count > 0);
        if (call is null || evaluation.Evaluate(call.Arguments[0], scope).Value.StringOrNull is not { } path) return null;
        string absolute = path.StartsWith('/') ? path : $"{modules.Files.WorkingDirectory.TrimEnd('/')}/{path}";
        if (Normalized(absolute) is not { } full || modules.Files.Read(full) is not { } bytes) return null;
        string? apiVersion = null, kind = null;
        foreach (var line in Encoding.UTF8.GetString(bytes).AsSpan().EnumerateLines())
        {
            if (line.StartsWith("---") && kind is not null) break;
            if (line.StartsWith("apiVersion:")) apiVersion ??= Scalar(line["apiVersion:".Length..]);
            else if (line.StartsWith("kind:")) kind ??= Scalar(line["kind:".Length..]);
        }
        if (apiVersion is null || kind is null) return null;
        return KubernetesObject.Of(
            Value.Object([KeyValuePair.Create("apiVersion", Value.String(apiVersion)), KeyValuePair.Create("kind", Value.String(kind))]));
    }

    private static string? Scalar(ReadOnlySpan<char> text)
    {
        int comment = text.IndexOf(" #");
        if (comment >= 0) text = text[..comment];
        text = text.Trim().Trim('"').Trim('\'');
        return text.IsEmpty || text.Contains('$') ? null : text.ToString();
    }

    private static string? Normalized(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else return null;
        }
        return "/" + string.Join('/', parts);
    }
}
