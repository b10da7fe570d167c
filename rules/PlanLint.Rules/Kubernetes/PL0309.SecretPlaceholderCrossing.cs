using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Fixes;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Rules;

/// <summary>A secret goes from a real value to a placeholder, or the other way.</summary>
public sealed class SecretPlaceholderCrossing : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PL0309", "secret-placeholder-crossing", "Secret changes to or from a placeholder",
        "{0}: {1} goes from placeholder to a real credential: {2} will start using it.", Severity.Warning)
    { Page = RulePage.Read, IsFixable = true };

    private const string LosesValue = "{0}: {1} goes from a real value to a placeholder: {2} will stop working.";

    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnResourceChange("*", Check);

    private static void Check(ChangeContext context)
    {
        if (!context.Change.IsUpdate) return;
        var placeholders = context.Compilation.Knowledge.Placeholders;
        foreach (var (attribute, isBase64) in SecretAttributes(context))
        {
            var before = Leaves(attribute.Resolve(context.Change.Before), attribute, isBase64);
            var after = Leaves(attribute.Resolve(context.Change.After), attribute, isBase64);
            foreach (var entry in before.OrderBy(l => l.Part.EndsWith(".auth", StringComparison.Ordinal)).GroupBy(l => l.Path).OrderBy(g => g.Key))
            {
                // One finding an entry: a registry login holds its password twice.
                var crossing = entry.Select(l => (Old: l, New: after.FirstOrDefault(a => a.Path.Equals(l.Path) && a.Part == l.Part)))
                    .FirstOrDefault(p => p.New is { Text: not null } && p.Old.Text is not null
                        && IsPlaceholder(placeholders, p.Old.Text) != IsPlaceholder(placeholders, p.New.Text));
                if (crossing.New?.Text is { } now) Report(context, crossing.Old, IsPlaceholder(placeholders, now));
            }
        }
    }

    private static void Report(ChangeContext context, Leaf old, bool losesValue)
    {
        var address = context.Change.Address;
        string part = old.Part.Length == 0 ? "" : $" ({old.Part})";
        context.Report(new Finding(address, $"{old.Path}{part}", Consumers(context))
        {
            MessageFormat = losesValue ? LosesValue : null,
            Path = old.Path,
            Severity = losesValue ? Severity.Error : Severity.Warning,
            Confidence = Confidence.Likely,
            Notes = [new DiagnosticNote("value", losesValue ? $"{address}: real value → placeholder" : $"{address}: placeholder → real value")],
            Fixes = losesValue
                ? WaysOut.Ignore(context.Declaration, $"Leave {old.Path.Steps[0].Name} to whoever writes the real value", old.Path.Steps[0].Name!)
                : [],
        });
    }

    /// <summary>Who reads the secret, as the inventory tells; in general words when it does not.</summary>
    private static string Consumers(ChangeContext context)
    {
        if (context.Compilation.Inventory is null || context.Compilation.Identify(context.Change) is not { } identity) return "whatever reads it";
        string[] names = [.. context.Compilation.Indexed(c => new SecretReaders(c)).Of(identity.Namespace, "Secret", identity.Name)
            .Select(o => $"{o.Identity.Kind} {o.Identity.Namespace}/{o.Identity.Name}").Take(4)];
        return names.Length switch { 0 => "whatever reads it", > 3 => string.Join(", ", names[..3]) + " and others", _ => string.Join(", ", names) };
    }

    /// <summary>Attributes that rows of knowledge about the type call secret, and whether their text is base64.</summary>
    private static IEnumerable<(ValuePath Path, bool IsBase64)> SecretAttributes(ChangeContext context)
    {
        var change = context.Change;
        foreach (var row in context.Compilation.Knowledge.SecretAttributesOf(change.Address.Type))
        {
            if (!row.Kinds.IsEmpty && !(KubernetesObject.Of(change) is { } held && row.Kinds.Contains(held.QualifiedKind))) continue;
            // The object of a manifest is what the cluster made of it.
            foreach (string attribute in row.Attributes.Where(a => !a.StartsWith("object.", StringComparison.Ordinal)))
            {
                if (!attribute.Contains('*', StringComparison.Ordinal))
                    yield return (ValuePath.Of([.. attribute.Split('.').Select(n => (PathStep)n)]), row.IsBase64);
                else
                    foreach (string name in change.Before.Attributes.Keys.Where(n => Wildcard.Matches(attribute, n)))
                        yield return (ValuePath.Of(name), row.IsBase64);
            }
        }
    }

    private static List<Leaf> Leaves(Value? value, ValuePath at, bool isBase64)
    {
        var leaves = new List<Leaf>();
        if (value is { IsKnown: true, StringOrNull: { } own }) Add(leaves, at, own, isBase64);
        if (value is { IsKnown: true })
            foreach (var (key, entry) in value.Attributes)
                if (entry.IsKnown) Add(leaves, at.Append(key), entry.IsNull ? "" : entry.StringOrNull, isBase64);
        return leaves;
    }

    private static void Add(List<Leaf> leaves, ValuePath path, string? text, bool isBase64)
    {
        if (text is null) return;
        if (isBase64 && Decode(text) is { } decoded) text = decoded;
        if (text.AsSpan().TrimStart().StartsWith("{") && FromJson(path, text) is { } parts) leaves.AddRange(parts);
        else leaves.Add(new Leaf(path, "", text));
    }

    /// <summary>The strings of a JSON object by their way in it; of a registry login only what authenticates. Null when it is no JSON.</summary>
    private static List<Leaf>? FromJson(ValuePath path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var leaves = new List<Leaf>();
            bool isLogin = document.RootElement.TryGetProperty("auths", out _);
            Collect(document.RootElement, "");
            return leaves;

            void Collect(JsonElement element, string part)
            {
                if (element.ValueKind == JsonValueKind.Object)
                {
                    foreach (var property in element.EnumerateObject())
                    {
                        if (isLogin && part.Split('.').Length > 1 && property.Name is not ("username" or "password" or "auth")
                            && property.Value.ValueKind == JsonValueKind.String) continue;
                        Collect(property.Value, part.Length == 0 ? property.Name : $"{part}.{property.Name}");
                    }
                }
                else if (element.ValueKind == JsonValueKind.String)
                {
                    string leaf = element.GetString()!;
                    // "auth" is user:password in base64; the password alone may be a placeholder.
                    if (isLogin && part.EndsWith(".auth", StringComparison.Ordinal) && Decode(leaf) is { } pair)
                        leaf = pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
                    leaves.Add(new Leaf(path, part, leaf));
                }
            }
        }
        // Half of a surrogate pair is no text either.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPlaceholder(Placeholders placeholders, string text) =>
        placeholders.Matches(text) || text.Length >= 8 && Decode(text) is { } decoded && placeholders.Matches(decoded);

    private static string? Decode(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length % 4 != 0 || !Base64.IsValid(trimmed)) return null;
        byte[] bytes = Convert.FromBase64String(trimmed);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>One secret text; <paramref name="Part"/> is its way in a JSON text, empty for the text itself.</summary>
    private sealed record Leaf(ValuePath Path, string Part, string? Text);
}
