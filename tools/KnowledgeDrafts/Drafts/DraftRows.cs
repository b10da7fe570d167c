using System.Text;
using PlanLint.KnowledgeDrafts.Facts;
using PlanLint.Text;

namespace PlanLint.KnowledgeDrafts.Drafts;

/// <summary>
/// Drafts rows for types whose import id is made of arguments: types with ids of one kind in one row. What a create does to what
/// exists no package says; it is left to be written, with its source.
/// </summary>
/// <param name="book">What was read.</param>
internal sealed class DraftRows(FactBook book)
{
    /// <summary>The rows, as text of a file.</summary>
    /// <param name="patterns">Names of types, or patterns.</param>
    /// <param name="hasRow">Tells of a type whether there is a row of its own.</param>
    public string Write(string[] patterns, Func<string, bool> hasRow)
    {
        var drafted =
            from type in book.ManagedTypes
            where patterns.Any(p => Wildcard.Matches(p, type)) && !hasRow(type) && !book.Of(type).Any(s => s.IsDeprecated)
            let form = ImportForm.Of(book.Of(type))
            where form is not null
            let row = RowOf(form)
            group (Type: type, Value: row.Value) by (Provider: FactBook.ProviderOf(type), row.Label, row.Text, Package: PackageOf(type)) into alike
            orderby alike.Key.Provider, alike.Key.Package, alike.Key.Label
            select alike;
        var text = new StringBuilder();
        foreach (var alike in drafted)
        {
            var (provider, label, body, package) = alike.Key;
            int width = alike.Max(a => a.Type.Length);
            text.Append(Invariant($"resource_types \"{provider}: {label}\" {{\n  for_each = {{\n"));
            foreach (var (type, value) in alike.OrderBy(a => a.Type, StringComparer.Ordinal)) text.Append(Invariant($"    {type.PadRight(width)} = \"{value}\"\n"));
            text.Append(Invariant($"  }}\n\n{body}  on_existing   = TODO\n\n  source = [\n    \"{package}\",\n    \"TODO\",\n  ]\n\n  confidence = \"likely\"\n}}\n\n"));
        }
        return text.ToString();
    }

    /// <summary>The row that a form belongs into, and what <c>each.value</c> is for it there.</summary>
    private static (string Label, string Text, string Value) RowOf(ImportForm form)
    {
        string[] parts = form.Parts;
        if (form.IsPath) return ("ids that are paths", Path, form.Format);
        if (!form.IsWhole) return ("in a resource group", InGroup, form.Format.Split("/providers/")[1].Replace("/{name}", "", StringComparison.Ordinal));
        if (parts.Length == 1 && form.Format == $"{{{parts[0]}}}") return ("things with a name", Named, parts[0]);
        string labelled = parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
        string space = parts.Length == 2 ? $"values.{parts[0]}" : $"\"{string.Join('/', parts.SkipLast(1).Select(p => $"${{values.{p}}}"))}\"";
        string identity = parts.Length == 1 ? $"  identity      = {{ name = values.{parts[0]} }}\n" : $"  identity = {{\n    namespace = {space}\n    name      = values.{parts[^1]}\n  }}\n\n";
        string id = parts.Aggregate(form.Format, (made, p) => made.Replace($"{{{p}}}", $"${{values.{p}}}", StringComparison.Ordinal));
        return ($"by {labelled.Replace('_', ' ')}", $"{identity}  import_id     = \"{id}\"\n  import_format = \"{form.Format}\"\n", parts[^1]);
    }

    private const string Path = """
          identity = {
            namespace = join("/", [for step in split("/", dirname(each.value)) : values[trim(step, "{}")] if startswith(step, "{")])
            name      = values[trim(basename(each.value), "{}")]
          }

          import_id     = join("/", [for step in split("/", each.value) : startswith(step, "{") ? values[trim(step, "{}")] : step])
          import_format = each.value

        """;

    private const string InGroup = """
          identity = {
            namespace = join("/", concat([values.resource_group_name], [for step in split("/", each.value) : values[trim(step, "{}")] if startswith(step, "{")]))
            name      = values.name
          }

          import_id     = live.id
          import_format = "/subscriptions/{subscription}/resourceGroups/{group}/providers/${each.value}/{name}"

        """;

    private const string Named = """
          identity      = { name = values[each.value] }
          import_id     = identity.name
          import_format = "{${each.value}}"

        """;

    /// <summary>The package that declares a type, or the commit of its pages; of several versions the newest.</summary>
    private string PackageOf(string type)
    {
        string source = book.Of(type).Where(s => !s.IsTranslated).OrderByDescending(s => s.Source.StartsWith("npm:", StringComparison.Ordinal))
            .ThenByDescending(s => s.Source, StringComparer.Ordinal).First().Source;
        return source.StartsWith("npm:", StringComparison.Ordinal) ? source[..(source.IndexOf(":lib/", StringComparison.Ordinal) + 5)] : source[..(source.LastIndexOf('/') + 1)];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
