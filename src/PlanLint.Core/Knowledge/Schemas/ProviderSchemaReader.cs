using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using ValueType = PlanLint.Values.ValueType;

namespace PlanLint.Knowledge.Schemas;

/// <summary>Reads the output of <c>terraform providers schema -json</c> or <c>tofu providers schema -json</c>, in one pass.</summary>
public static class ProviderSchemaReader
{
    private const string WayOut = "write the schema with: terraform providers schema -json > schema.json";
    private const string Supported = "1";
    private static readonly KnownNames DocumentNames = new("format_version", "provider_schemas");
    private static readonly KnownNames ProviderNames = new("provider", "resource_schemas", "data_source_schemas", "ephemeral_resource_schemas");
    private static readonly KnownNames SchemaNames = new("block");
    private static readonly KnownNames BlockTypeNames = new("block", "nesting_mode", "min_items", "max_items");
    private static readonly KnownNames BlockNames = new("attributes", "block_types", "deprecated", "nesting_mode");
    private static readonly KnownNames AttributeNames = new("type", "required", "optional", "sensitive", "write_only", "nested_type", "deprecated");

    /// <summary>Reads to the end of <paramref name="stream"/>, which stays open; null, with a finding, when it is no such file.</summary>
    /// <param name="stream">The JSON.</param>
    /// <param name="path">Where it is from, for messages.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    public static ProviderSchemas? Read(Stream stream, string path, DiagnosticBag diagnostics) =>
        DocumentReader.Read(stream, path, diagnostics, WayOut, static (ref JsonCursor cursor, string _) => ReadDocument(ref cursor));

    private static ProviderSchemas ReadDocument(ref JsonCursor cursor)
    {
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Failure($"this is not the output of `terraform providers schema -json`; {WayOut}");
        var schemas = new ProviderSchemas();
        bool found = false;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (DocumentNames.Match(ref cursor, ref seen))
            {
                case "format_version":
                    if (cursor.ReadString("format_version") is { } version && version.Split('.')[0] is not (Supported or "0"))
                        throw cursor.Failure($"this schema has format version {version}; PlanLint reads version {Supported}");
                    break;
                case "provider_schemas":
                    found = true;
                    if (cursor.EnterObject("provider_schemas")) ReadProviders(ref cursor, schemas);
                    break;
                default: cursor.Skip(); break;
            }
        }
        return found
            ? schemas
            : throw cursor.Failure($"this has no \"provider_schemas\", so it is not the output of `terraform providers schema -json`; {WayOut}");
    }

    private static void ReadProviders(ref JsonCursor cursor, ProviderSchemas schemas)
    {
        while (cursor.NextName())
        {
            string provider = cursor.GetText();
            if (!cursor.EnterObject(provider)) continue;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (ProviderNames.Match(ref cursor, ref seen))
                {
                    case "resource_schemas":
                        foreach (var (type, block) in ReadSchemas(ref cursor, "resource_schemas")) schemas.AddResource(type, block, provider);
                        break;
                    case "data_source_schemas":
                        foreach (var (type, block) in ReadSchemas(ref cursor, "data_source_schemas")) schemas.AddDataSource(type, block);
                        break;
                    case "ephemeral_resource_schemas":
                        foreach (var (type, block) in ReadSchemas(ref cursor, "ephemeral_resource_schemas")) schemas.AddEphemeral(type, block);
                        break;
                    case "provider":
                        if (cursor.EnterObject("provider")) schemas.AddProvider(provider, ReadSchema(ref cursor));
                        break;
                    default: cursor.Skip(); break;
                }
            }
        }
    }

    private static List<(string Type, SchemaBlock Block)> ReadSchemas(ref JsonCursor cursor, string section)
    {
        var read = new List<(string, SchemaBlock)>();
        if (!cursor.EnterObject(section)) return read;
        while (cursor.NextName())
        {
            string type = cursor.GetText();
            if (!cursor.EnterObject(type)) continue;
            read.Add((type, ReadSchema(ref cursor)));
        }
        return read;
    }

    private static SchemaBlock ReadSchema(ref JsonCursor cursor)
    {
        var block = new SchemaBlock();
        ulong seen = 0;
        while (cursor.NextName())
        {
            if (SchemaNames.Match(ref cursor, ref seen) is not null) ReadBlock(ref cursor, "block", block);
            else cursor.Skip();
        }
        return block;
    }

    /// <summary>Reads a block, or the type of a nested attribute, which is written alike.</summary>
    private static void ReadBlock(ref JsonCursor cursor, string name, SchemaBlock block)
    {
        if (!cursor.EnterObject(name)) return;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (BlockNames.Match(ref cursor, ref seen))
            {
                case "attributes": ReadAttributes(ref cursor, block); break;
                case "block_types": ReadBlocks(ref cursor, block); break;
                case "deprecated": block.IsDeprecated = cursor.ReadBool("deprecated") == true; break;
                case "nesting_mode": block.Nesting = cursor.ReadString("nesting_mode") ?? ""; break;
                default: cursor.Skip(); break;
            }
        }
    }

    private static void ReadBlocks(ref JsonCursor cursor, SchemaBlock block)
    {
        if (!cursor.EnterObject("block_types")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (!cursor.EnterObject(name)) continue;
            var inner = new SchemaBlock();
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (BlockTypeNames.Match(ref cursor, ref seen))
                {
                    case "block": ReadBlock(ref cursor, "block", inner); break;
                    case "nesting_mode": inner.Nesting = cursor.ReadString("nesting_mode") ?? ""; break;
                    case "min_items": inner.Least = (int)(cursor.ReadInt64("min_items") ?? 0); break;
                    case "max_items": inner.Most = (int)(cursor.ReadInt64("max_items") ?? 0); break;
                    default: cursor.Skip(); break;
                }
            }
            block.Blocks[name] = inner;
        }
    }

    private static void ReadAttributes(ref JsonCursor cursor, SchemaBlock block)
    {
        if (!cursor.EnterObject("attributes")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (cursor.EnterObject(name)) block.Attributes[name] = ReadAttribute(ref cursor);
        }
    }

    private static SchemaAttribute ReadAttribute(ref JsonCursor cursor)
    {
        var attribute = new SchemaAttribute();
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (AttributeNames.Match(ref cursor, ref seen))
            {
                case "type":
                    cursor.Read();
                    attribute = attribute with { Type = ReadType(ref cursor) };
                    break;
                case "required":
                    bool isRequired = cursor.ReadBool("required") == true;
                    attribute = attribute with { IsRequired = isRequired, IsArgument = attribute.IsArgument || isRequired };
                    break;
                case "optional":
                    attribute = attribute with { IsArgument = cursor.ReadBool("optional") == true || attribute.IsArgument };
                    break;
                case "sensitive": attribute = attribute with { IsSensitive = cursor.ReadBool("sensitive") == true }; break;
                case "deprecated": attribute = attribute with { IsDeprecated = cursor.ReadBool("deprecated") == true }; break;
                case "write_only": attribute = attribute with { IsWriteOnly = cursor.ReadBool("write_only") == true }; break;
                case "nested_type":
                    var nested = new SchemaBlock();
                    ReadBlock(ref cursor, "nested_type", nested);
                    attribute = attribute with { Nested = nested };
                    break;
                default: cursor.Skip(); break;
            }
        }
        return attribute;
    }

    /// <summary>A type as cty writes it, from its first token to its last; null for one that is not known.</summary>
    private static ValueType? ReadType(ref JsonCursor cursor)
    {
        if (cursor.TokenType == JsonTokenType.String)
            return cursor.GetText() switch
            {
                "string" => ValueType.String,
                "number" => ValueType.Number,
                "bool" => ValueType.Bool,
                "dynamic" =>
                ValueType.Dynamic,
                _ => null
            };
        if (cursor.TokenType != JsonTokenType.StartArray)
        {
            cursor.Skip();
            return null;
        }
        ValueType? type = null;
        string kind = "";
        for (int i = 0; cursor.NextElement(); i++)
        {
            if (i == 0 && cursor.TokenType == JsonTokenType.String) kind = cursor.GetText();
            else if (i == 1 && kind is "list" or "set" or "map")
                type = ReadType(ref cursor) is not { } element
                    ? null
                    : kind switch { "list" => ValueType.List(element), "set" => ValueType.Set(element), _ => ValueType.Map(element) };
            else if (i == 1 && kind == "object" && cursor.TokenType == JsonTokenType.StartObject) type = ReadObject(ref cursor);
            else if (i == 1 && kind == "tuple" && cursor.TokenType == JsonTokenType.StartArray) type = ReadTuple(ref cursor);
            else cursor.Skip();
        }
        return type;
    }

    private static ValueType? ReadObject(ref JsonCursor cursor)
    {
        var attributes = new Dictionary<string, ValueType>(StringComparer.Ordinal);
        bool isKnown = true;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            cursor.Read();
            if (ReadType(ref cursor) is { } type) attributes[name] = type;
            else isKnown = false;
        }
        return isKnown ? ValueType.Object(attributes) : null;
    }

    private static ValueType? ReadTuple(ref JsonCursor cursor)
    {
        var elements = new List<ValueType>();
        bool isKnown = true;
        while (cursor.NextElement())
        {
            if (ReadType(ref cursor) is { } type) elements.Add(type);
            else isKnown = false;
        }
        return isKnown ? ValueType.Tuple(elements) : null;
    }
}
