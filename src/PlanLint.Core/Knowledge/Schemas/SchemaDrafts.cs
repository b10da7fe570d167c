using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Knowledge.Schemas;

/// <summary>
/// Drafts rows of knowledge for what schemas say and no row does: types, sensitive attributes, write-only arguments. A draft is a valid
/// file, since what is not called as Terraform lets things be called is left out; what no schema says stands in it as a comment.
/// </summary>
public static class SchemaDrafts
{
    /// <summary>Writes drafts for the types that match one of the patterns, in order; nothing when there is nothing to add.</summary>
    /// <param name="schemas">The schemas.</param>
    /// <param name="known">What is known already.</param>
    /// <param name="types">Patterns over resource types; none for all types.</param>
    /// <param name="output">Takes the HCL.</param>
    /// <returns>How many rows were drafted.</returns>
    public static int Write(ProviderSchemas schemas, KnowledgeBase known, IReadOnlyCollection<string> types, TextWriter output)
    {
        int drafted = 0;
        foreach (string type in schemas.ResourceTypes.Where(SyntaxFactory.IsIdentifier).Where(t => types.Count == 0 || types.Any(p => Wildcard.Matches(p, t))))
        {
            var schema = schemas.Resource(type)!;
            string source = SyntaxFactory.Quote($"inferred: from the schema of {schemas.ProviderOf(type)}");
            foreach (string? row in (string?[])[Type(type, schema, known, source), Secrets(type, schema, known, source), WriteOnly(type, schema, known, source),
                Deprecated(type, schema, known)])
            {
                if (row is null) continue;
                if (drafted++ > 0) output.Write('\n');
                output.Write(row);
            }
        }
        return drafted;
    }

    /// <summary>Attributes that a schema marks as sensitive and no row names, as paths.</summary>
    internal static IEnumerable<string> UnknownSecrets(SchemaBlock schema, string type, KnowledgeBase known) =>
        schema.Sensitive().Where(path => !known.IsSecret(type, path));

    private static string? Type(string type, SchemaBlock schema, KnowledgeBase known, string source)
    {
        if (known.Find(type) is not null) return null;
        string kind = type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..];
        string? name = NameArgument(schema, kind);
        string identity = name is null
            ? $"  # identity    = {{ name = … }}, of: {Arguments(schema)}\n"
            : $"  identity      = {{ name = values.{name} }}\n";
        return $$"""
            resource_type "{{type}}" {
            {{identity}}  import_format = "{id}" # as the provider's page says under "Import"
              # on_existing   = "error", "adopts", "idempotent", "duplicates" or "merges"
              source        = {{source}}
              confidence    = "heuristic"
            }

            """;
    }

    private static string? Secrets(string type, SchemaBlock schema, KnowledgeBase known, string source)
    {
        string[] unknown = [.. UnknownSecrets(schema, type, known).Where(path => path.Split('.').All(SyntaxFactory.IsIdentifier))];
        return unknown.Length == 0 ? null : $$"""
            secret_attribute "{{type}}" {
              types      = ["{{type}}"]
              attributes = [{{string.Join(", ", unknown.Select(u => $"\"{u}\""))}}]
              source     = {{source}}
              confidence = "heuristic"
            }

            """;
    }

    private static string? WriteOnly(string type, SchemaBlock schema, KnowledgeBase known, string source)
    {
        if (known.WriteOnlyArgumentsOf(type) is not null) return null;
        string[] kept =
            [.. schema.Attributes.Keys.Where(a => schema.Attributes.TryGetValue(a + "_wo", out var other) && other.IsWriteOnly)
                .Where(SyntaxFactory.IsIdentifier).Order(StringComparer.Ordinal)];
        return kept.Length == 0 ? null : $$"""
            write_only "{{type}}" {
              arguments  = { {{string.Join(", ", kept.Select(k => $"{k} = \"{k}_wo\""))}} }
              source     = {{source}}
              confidence = "heuristic"
            }

            """;
    }

    private static string? Deprecated(string type, SchemaBlock schema, KnowledgeBase known) =>
        !schema.IsDeprecated || known.SuccessorOf(type, isManaged: true) is not null ? null
            : $"# {type} is deprecated: name what to use instead in a row successor, as replaced_by = {{ {type} = \"…\" }}.\n";

    /// <summary>The argument that most likely names the object; null when none is likely.</summary>
    private static string? NameArgument(SchemaBlock schema, string kind)
    {
        bool IsName(string name) => SyntaxFactory.IsIdentifier(name)
            && schema.Attributes.TryGetValue(name, out var a) && a is { IsArgument: true, IsString: true, IsSensitive: false };
        string last = kind[(kind.LastIndexOf('_') + 1)..];
        return ((string[])["name", $"{kind}_name", $"{last}_name", kind, last, $"{kind}_id", $"{last}_id", "path", "key", "identifier"]).FirstOrDefault(IsName);
    }

    private static string Arguments(SchemaBlock schema)
    {
        string[] required =
            [.. schema.Attributes.Where(a => a.Value.IsRequired).Select(a => a.Key).Where(SyntaxFactory.IsIdentifier).Order(StringComparer.Ordinal)];
        return required.Length == 0 ? "it has no required argument" : string.Join(", ", required);
    }
}
