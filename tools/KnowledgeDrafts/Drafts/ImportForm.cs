using System.Text.RegularExpressions;
using PlanLint.KnowledgeDrafts.Facts;

namespace PlanLint.KnowledgeDrafts.Drafts;

/// <summary>How an import's id of one type is written with the names of its arguments.</summary>
/// <param name="Format">The id, with <c>{arguments}</c> in braces.</param>
/// <param name="Parts">The arguments, in their order; the last names the object within the others.</param>
/// <param name="IsWhole">True when every part of the id is an argument, so that the configuration tells the id.</param>
internal sealed partial record ImportForm(string Format, string[] Parts, bool IsWhole)
{
    private static readonly char[] Separators = [':', '/', ',', '|', '_', '.', ' '];

    /// <summary>True when the id is a path in which each argument is a step of its own, the last among them.</summary>
    public bool IsPath => IsWhole && Parts.Length > 1 && Format.EndsWith($"/{{{Parts[^1]}}}", StringComparison.Ordinal) && Format.Split('/').All(s => !s.Contains('{', StringComparison.Ordinal) || Step().IsMatch(s));

    /// <summary>The form that pages show for a type; null when they show none, or one whose parts are not arguments that a configuration sets.</summary>
    public static ImportForm? Of(IReadOnlyList<ResourceSchema> schemas)
    {
        var settable = schemas.Where(s => !s.IsTranslated).SelectMany(s => s.Arguments).Where(a => a.Value.IsSettable && a.Key != "id").Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        string[] ids = [.. schemas.SelectMany(s => s.ImportIds).Distinct(StringComparer.Ordinal)];
        if (ids.Any(id => id.StartsWith("/subscriptions/", StringComparison.Ordinal))) return Azure(ids, schemas, settable);
        return Spelled(ids, settable) ?? Exemplified(ids, schemas, settable);
    }

    /// <summary>A form that names its parts; of several the longest, which leaves least to the provider's defaults.</summary>
    private static ImportForm? Spelled(string[] ids, HashSet<string> settable) =>
        ids.Where(id => id.Contains('{', StringComparison.Ordinal)).Select(id => Doubled().Replace(id, "{$1}"))
            .Select(id => new ImportForm(id, [.. Part().Matches(id).Select(m => m.Groups[1].Value)], IsWhole: true))
            .Where(f => f.Parts.Length > 0 && f.Parts.All(settable.Contains) && f.Parts.Distinct(StringComparer.Ordinal).Count() == f.Parts.Length)
            .OrderByDescending(f => f.Format.Length).ThenBy(f => f.Format, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>An example, whose parts the page's sentence names.</summary>
    private static ImportForm? Exemplified(string[] ids, IReadOnlyList<ResourceSchema> schemas, HashSet<string> settable)
    {
        foreach (string[] parts in schemas.Select(s => s.ImportParts.Distinct(StringComparer.Ordinal).ToArray()).Where(p => p.Length > 0 && p.All(settable.Contains)))
            foreach (string example in ids.Where(id => !id.Contains('{', StringComparison.Ordinal)))
            {
                if (parts.Length == 1 && !example.StartsWith("arn:", StringComparison.Ordinal)) return new ImportForm($"{{{parts[0]}}}", parts, IsWhole: true);
                foreach (char separator in Separators)
                    if (parts.Length > 1 && example.Split(separator).Length == parts.Length)
                        return new ImportForm(string.Join(separator, parts.Select(p => $"{{{p}}}")), parts, IsWhole: true);
            }
        return null;
    }

    /// <summary>
    /// An id of Azure's resource manager: <c>/subscriptions/…/resourceGroups/…/providers/Namespace/type/name/type/name</c>. What it
    /// calls by a name an argument does that is named alike.
    /// </summary>
    private static ImportForm? Azure(string[] ids, IReadOnlyList<ResourceSchema> schemas, HashSet<string> settable)
    {
        if (!settable.Contains("name")) return null;
        string? id = ids.FirstOrDefault(i => i.StartsWith("/subscriptions/", StringComparison.Ordinal));
        if (id?.Split("/providers/") is not [_, var path] || path.Split('/') is not [var space, .. var rest] || rest.Length < 2 || rest.Length % 2 != 0) return null;
        string[] kinds = [.. rest.Where((_, i) => i % 2 == 0)];
        bool hasGroup = id.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase) && settable.Contains("resource_group_name");
        var required = schemas.Where(s => s.IsComplete && !s.IsTranslated).SelectMany(s => s.Arguments).Where(a => a.Value.IsRequired).Select(a => a.Key).Distinct(StringComparer.Ordinal).ToArray();
        if (hasGroup)
        {
            string?[] parents = [.. kinds[..^1].Select(k => required.Where(r => r.EndsWith("_name", StringComparison.Ordinal) && IsAlike(r[..^5], k)).OrderBy(r => r.Length).FirstOrDefault())];
            if (parents.Contains(null)) return null;
            string format = $"/subscriptions/{{subscription}}/resourceGroups/{{resource_group_name}}/providers/{space}/" + string.Join('/', kinds.Zip([.. parents, "name"], (k, p) => $"{k}/{{{p}}}"));
            return new ImportForm(format, ["resource_group_name", .. parents!, "name"], IsWhole: false);
        }
        if (kinds.Length < 2) return null;
        string? parent = required.Where(r => r.EndsWith("_id", StringComparison.Ordinal) && IsAlike(r[..^3], kinds[^2])).OrderBy(r => r.Length).FirstOrDefault();
        return parent is null ? null : new ImportForm($"{{{parent}}}/{kinds[^1]}/{{name}}", [parent, "name"], IsWhole: true);
    }

    /// <summary>True when an argument and a kind of Azure are one word: <c>virtual_network</c> and <c>virtualNetworks</c>.</summary>
    private static bool IsAlike(string argument, string kind)
    {
        string a = argument.Replace("_", "", StringComparison.Ordinal), k = kind.ToLowerInvariant();
        string[] singular = [k, k.TrimEnd('s'), k.EndsWith("ies", StringComparison.Ordinal) ? k[..^3] + "y" : k, k.EndsWith("ses", StringComparison.Ordinal) ? k[..^2] : k];
        return singular.Any(s => a == s || s.EndsWith(a, StringComparison.Ordinal) || a.EndsWith(s, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{\{%?(\w+)\}\}")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"^\{\w+\}$")]
    private static partial Regex Step();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Part();
}
