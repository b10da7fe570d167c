using PlanLint.Evaluation;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>The Kubernetes object that a resource holds whole: <c>kubernetes_manifest</c> or <c>kubectl_manifest</c>.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Content">The object as declared or planned; parts of it may be unknown.</param>
internal sealed record KubernetesObject(string Group, string Kind, Value Content)
{
    private static readonly Evaluator Evaluator = new();
    private static readonly SyntaxTree YamlDecode = HclParser.ParseExpression(SourceText.From("yamldecode(text)", ""));

    /// <summary><c>Cluster.postgresql.cnpg.io</c>; the kind alone for the core group.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";

    /// <summary>The name; null when it is not known.</summary>
    public string? Name => Content["metadata"]?["name"]?.StringOrNull;

    /// <summary>The namespace; null when it is not known or there is none.</summary>
    public string? Namespace => Content["metadata"]?["namespace"]?.StringOrNull;

    /// <summary>The object in a planned resource's values; null when its kind is not known.</summary>
    public static KubernetesObject? Of(string resourceType, Value values) => resourceType switch
    {
        "kubernetes_manifest" => Of(values["manifest"]) ?? Of(values["object"]),
        "kubectl_manifest" => Of(Yaml(values["yaml_body"] ?? values["yaml_body_parsed"])),
        _ => null,
    };

    /// <summary>The object of a change: after it, or before it when it is destroyed.</summary>
    public static KubernetesObject? Of(ResourceChange change) =>
        KnowledgeBase.IsManifest(change.Address.Type) ? Of(change.Address.Type, change.After) ?? Of(change.Address.Type, change.Before) : null;

    /// <summary>An object's text; null when it has no known kind.</summary>
    public static KubernetesObject? Of(Value? content)
    {
        if (content?["apiVersion"]?.StringOrNull is not { } apiVersion || content["kind"]?.StringOrNull is not { Length: > 0 } kind) return null;
        int slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return new KubernetesObject(slash < 0 ? "" : apiVersion[..slash], kind, content);
    }

    /// <summary>A YAML text as a value; null when it is not known or cannot be read.</summary>
    public static Value? Yaml(Value? text)
    {
        if (text?.StringOrNull is null) return null;
        var result = Evaluator.Evaluate((ExpressionSyntax)YamlDecode.Root, new VariableScope(new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["text"] = text,
        }));
        return result.IsValid ? result.Value : null;
    }

    /// <summary>Every part of the object with its path, parents first; unknown parts and nulls are left out.</summary>
    public IEnumerable<(ValuePath Path, Value Value)> Parts() => Parts(ValuePath.Root, Content);

    /// <summary>The parts at a path of the knowledge base's notation: list indexes <c>[]</c>, keys as globs.</summary>
    public IEnumerable<(ValuePath Path, Value Value)> PartsAt(string pattern) =>
        Parts().Where(p => !p.Value.IsNull && Wildcard.Matches(pattern, Notation(p.Path)));

    /// <summary>A path in the knowledge base's notation: <c>spec.tablespaces[].owner</c>.</summary>
    public static string Notation(ValuePath path)
    {
        var text = new System.Text.StringBuilder();
        foreach (var step in path.Steps)
        {
            if (step.Name is { } name) text.Append(name.AsSpan().ContainsAny('.', '/') ? $"[\"{name}\"]" : text.Length > 0 ? "." + name : name);
            else text.Append("[]");
        }
        return text.ToString();
    }

    private static IEnumerable<(ValuePath Path, Value Value)> Parts(ValuePath at, Value value)
    {
        foreach (var (name, child) in value.Attributes)
        {
            var path = at.Append(name);
            if (!child.IsKnown) continue;
            yield return (path, child);
            foreach (var part in Parts(path, child)) yield return part;
        }
        for (int i = 0; i < value.Elements.Length; i++)
        {
            var path = at.Append(i);
            if (!value.Elements[i].IsKnown) continue;
            yield return (path, value.Elements[i]);
            foreach (var part in Parts(path, value.Elements[i])) yield return part;
        }
    }
}
