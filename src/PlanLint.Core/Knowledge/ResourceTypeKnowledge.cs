using PlanLint.Addresses;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Knowledge;

/// <summary>What is known about one resource type. Its expressions are evaluated when asked, never before.</summary>
public sealed class ResourceTypeKnowledge
{
    private const string Anywhere = "?";

    private static readonly Evaluator Evaluator = new();

    /// <summary>What the provider's configuration gives where a resource does not.</summary>
    private static readonly HashSet<string> ProviderGives = new(StringComparer.Ordinal) { "project", "region", "zone", "location" };

    /// <summary>The type.</summary>
    public required string Type { get; init; }

    /// <summary>The system its objects live in, as in <see cref="ObjectIdentity.System"/>.</summary>
    public required string System { get; init; }

    /// <summary>The kind of its objects when it is always the same, as in <see cref="ObjectIdentity.Kind"/>; null when the values say it.</summary>
    public string? Kind { get; init; }

    /// <summary>How its import id is written, <c>{parts}</c> in braces and optional ones in brackets; null for a type that cannot be imported.</summary>
    public ImportIdFormat? ImportFormat { get; init; }

    /// <summary>True when the provider accepts other ways to write the id as well, so that a different one is no mistake.</summary>
    public bool AcceptsOtherImportIds { get; init; }

    /// <summary>How to learn the parts of the import id that no configuration knows, such as <c>GET /api/v2.0/robots</c>; empty when there are none.</summary>
    public string ImportHelp { get; init; } = "";

    /// <summary>What a create overwrites when it adopts an existing object unasked; null when it does not, or is meant to.</summary>
    public string? Overwrites { get; init; }

    /// <summary>Why the row is believed.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>Place of the row.</summary>
    public required BlockSyntax Row { get; init; }

    /// <summary>True when the type has an importer.</summary>
    public bool CanImport => ImportFormat is not null;

    /// <summary>True when the row says how to make an identity.</summary>
    public bool HasIdentity => IdentityExpression is not null;

    internal ExpressionSyntax? IdentityExpression
    {
        get => identityExpression;
        init => (identityExpression, plainIdentity) = (value, value is null ? null : PlainIdentity.Of(value));
    }

    private readonly ExpressionSyntax? identityExpression;
    private readonly PlainIdentity? plainIdentity;

    internal ExpressionSyntax? ImportIdExpression { get; init; }

    internal ExpressionSyntax? OnExistingExpression { get; init; }

    internal ExpressionSyntax? ChartExpression { get; init; }

    internal Value? Each { get; init; }

    /// <summary>
    /// What an object of those values is called; null when that is not wholly known, or the type has no identity.
    /// </summary>
    /// <param name="values">The resource's attributes.</param>
    /// <param name="config">For attributes not known yet, the values of the resource they refer to, by attribute; null when nobody knows.</param>
    public ObjectIdentity? Identify(Value values, Value? config = null)
    {
        if (IdentityExpression is null || values.IsNull) return null;
        if (plainIdentity is not null && plainIdentity.TryRead(values, out var parts))
            return Identity(parts.System ?? System, parts.Kind ?? Kind, parts.Namespace ?? "", parts.Name);
        var made = Evaluate(IdentityExpression, Names(values, config));
        if (made is null || made.Kind is not (TypeKind.Object or TypeKind.Map)) return null;
        string? system = Part(made, "system", System), kind = Part(made, "kind", Kind), place = Part(made, "namespace", ""), name = Part(made, "name", null);
        return Identity(system, kind, place, name);
    }

    private static ObjectIdentity? Identity(string? system, string? kind, string? place, string? name) =>
        string.IsNullOrEmpty(system) || string.IsNullOrEmpty(kind) || place is null || string.IsNullOrEmpty(name)
            ? null : new ObjectIdentity(system, kind, place, name);

    /// <summary>
    /// The same, where what is not known and where the provider puts the object is any place: for questions about the name alone. Null when the
    /// name is not known.
    /// </summary>
    public ObjectIdentity? IdentifyAnywhere(Value values)
    {
        if (IdentityExpression is null || values.IsNull || !values.IsKnown) return null;
        if (Identify(values) is { } whole) return whole;
        var asked = AskedBy(IdentityExpression) ?? ProviderGives.Concat(values.Attributes.Where(a => !a.Value.IsKnown).Select(a => a.Key));
        var open = asked.Where(n => values[n] is not { IsKnown: true, IsNull: false }).ToHashSet(StringComparer.Ordinal);
        if (open.Count == 0) return null;
        var placed = Value.Object(values.Attributes.Where(m => !open.Contains(m.Key)).Concat(open.Select(n => KeyValuePair.Create(n, Value.String(Anywhere)))));
        return Identify(placed) is { } found && found.Name != Anywhere ? found : null;
    }

    /// <summary>The attributes that an expression reads; null when it looks at the values as a whole.</summary>
    private static IEnumerable<string>? AskedBy(ExpressionSyntax expression)
    {
        var read = ReferenceWalk.FreeReferences(expression).Where(r => r.RootName == "values")
            .Select(r => r.Steps is [_, { Name: { } attribute }, ..] ? attribute : null).ToArray();
        return read.Contains(null) ? null : read.OfType<string>();
    }

    /// <summary>
    /// The id an import of that object takes; null when a part of it is not known. Ids that a server gives out need <paramref name="live"/>.
    /// </summary>
    /// <param name="values">The resource's attributes.</param>
    /// <param name="live">The live object's content and its <c>uid</c>; null when there is none.</param>
    /// <param name="config">As for <see cref="Identify"/>.</param>
    public string? ImportId(Value values, Value? live = null, Value? config = null)
    {
        if (ImportIdExpression is null || values.IsNull) return null;
        var names = Names(values, config);
        names["live"] = live ?? Value.EmptyObject;
        if (Identify(values, config) is { } identity)
            names["identity"] = ToValue(identity);
        return Evaluate(ImportIdExpression, names) is { IsSensitive: false, StringOrNull: { Length: > 0 } id } ? id : null;
    }

    /// <summary>The Helm chart that a resource of those values installs; null when it installs none, or it is not known which.</summary>
    public string? Chart(Value values) => ChartExpression is null || values.IsNull ? null : Evaluate(ChartExpression, Names(values, null))?.StringOrNull;

    /// <summary>
    /// What a create with those values does when the object exists; a choice that is not known yet is
    /// <see cref="ExistingBehavior.Unspecified"/>.
    /// </summary>
    public ExistingBehavior OnExisting(Value values)
    {
        if (OnExistingExpression is null) return ExistingBehavior.Unspecified;
        return Evaluate(OnExistingExpression, Names(values, null))?.StringOrNull is { } word
            ? ParseBehavior(word) ?? ExistingBehavior.Unspecified
            : ExistingBehavior.Unspecified;
    }

    internal static ExistingBehavior? ParseBehavior(string word) => word switch
    {
        "error" => ExistingBehavior.Error,
        "adopts" => ExistingBehavior.Adopts,
        "idempotent" => ExistingBehavior.Idempotent,
        "duplicates" => ExistingBehavior.Duplicates,
        "merges" => ExistingBehavior.Merges,
        "unspecified" => ExistingBehavior.Unspecified,
        _ => null,
    };

    /// <summary>An identity as rows see it.</summary>
    internal static Value ToValue(ObjectIdentity identity) => Value.Object([
        new("system", Value.String(identity.System)), new("kind", Value.String(identity.Kind)),
        new("namespace", Value.String(identity.Namespace)), new("name", Value.String(identity.Name))]);

    private Dictionary<string, Value> Names(Value values, Value? config)
    {
        var names = new Dictionary<string, Value>(StringComparer.Ordinal) { ["values"] = values, ["config"] = config ?? Value.EmptyObject };
        if (Each is not null) names["each"] = Each;
        return names;
    }

    /// <summary>The value; null when it is null, unknown in any part, or cannot be made.</summary>
    private static Value? Evaluate(ExpressionSyntax expression, Dictionary<string, Value> names)
    {
        var result = Evaluator.Evaluate(expression, new VariableScope(names));
        return result.IsValid && !result.Value.IsNull && result.Value.IsWhollyKnown ? result.Value : null;
    }

    /// <summary>One part of an identity. Names the user marked sensitive must not become part of messages, so they make no identity.</summary>
    private static string? Part(Value made, string name, string? otherwise) => made[name] switch
    {
        null => otherwise,
        { IsNull: true } => otherwise,
        { IsSensitive: true } => null,
        { Type.Kind: TypeKind.Number } number => number.AsNumber.ToString(),
        var value => value.StringOrNull,
    };
}
