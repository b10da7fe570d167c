using System.Collections.Immutable;
using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>Reads the <c>configuration</c> section. Constants are kept as bytes: they may be secrets, and are only ever compared.</summary>
internal sealed class ConfigurationReader(AddressTable table)
{
    private static readonly KnownNames SectionNames = new("provider_config", "root_module");
    private static readonly KnownNames ModuleNames = new("outputs", "resources", "module_calls", "variables");
    private static readonly KnownNames CallNames =
        new("source", "expressions", "count_expression", "for_each_expression", "module", "version_constraint", "depends_on");
    private static readonly KnownNames ProviderNames = new("name", "full_name", "alias", "version_constraint", "module_address", "expressions");
    private static readonly KnownNames OutputNames = new("sensitive", "expression");

    private static readonly KnownNames ResourceNames = new(
        "address", "mode", "type", "name", "provider_config_key", "provisioners", "expressions", "count_expression", "for_each_expression", "depends_on");

    private readonly Dictionary<ResourceAddress, ConfiguredResource> resources = [];

    private readonly ImmutableSortedDictionary<string, ConfiguredModuleCall>.Builder calls =
        ImmutableSortedDictionary.CreateBuilder<string, ConfiguredModuleCall>(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, ConfiguredProvider>.Builder providers =
        ImmutableSortedDictionary.CreateBuilder<string, ConfiguredProvider>(StringComparer.Ordinal);

    /// <summary>Reads the section; the cursor stands on its opening brace.</summary>
    public PlanConfiguration Read(ref JsonCursor cursor)
    {
        var root = default(Module);
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (SectionNames.Match(ref cursor, ref seen))
            {
                case "provider_config": ReadProviders(ref cursor); break;
                case "root_module": root = ReadModule(ref cursor, "root_module", ModulePath.Root); break;
                default: cursor.Skip(); break;
            }
        }
        return new PlanConfiguration
        {
            Resources = resources,
            Providers = providers.ToImmutable(),
            ModuleCalls = calls.ToImmutable(),
            SensitiveVariables = ConfiguredVariable.SensitiveIn(root.Variables ?? ConfiguredVariable.None),
            Variables = root.Variables ?? ConfiguredVariable.None,
            Outputs = root.Outputs ?? NoOutputs,
        };
    }

    private static readonly ImmutableSortedDictionary<string, ConfiguredOutput> NoOutputs =
        ImmutableSortedDictionary.Create<string, ConfiguredOutput>(StringComparer.Ordinal);

    private Module ReadModule(ref JsonCursor cursor, string name, ModulePath path)
    {
        var module = default(Module);
        if (!cursor.EnterObject(name)) return module;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ModuleNames.Match(ref cursor, ref seen))
            {
                case "resources":
                    if (!cursor.EnterArray("resources")) break;
                    while (cursor.NextElement()) ReadResource(ref cursor, path);
                    break;
                case "module_calls":
                    if (!cursor.EnterObject("module_calls")) break;
                    while (cursor.NextName()) ReadCall(ref cursor, path);
                    break;
                case "outputs": module.Outputs = ReadOutputs(ref cursor); break;
                case "variables": module.Variables = ReadVariables(ref cursor); break;
                default: cursor.Skip(); break;
            }
        }
        return module;
    }

    private void ReadCall(ref JsonCursor cursor, ModulePath parent)
    {
        string name = cursor.GetText();
        var path = parent.Child(name);
        if (!cursor.EnterObject(name)) return;
        string source = "", version = "";
        ConfiguredExpression? count = null, forEach = null;
        ImmutableArray<string> dependsOn = [];
        var arguments = ConfiguredExpression.None;
        var module = default(Module);
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (CallNames.Match(ref cursor, ref seen))
            {
                case "source": source = cursor.ReadString("source") ?? ""; break;
                case "version_constraint": version = cursor.ReadString("version_constraint") ?? ""; break;
                case "count_expression": count = ReadExpressions(ref cursor); break;
                case "for_each_expression": forEach = ReadExpressions(ref cursor); break;
                case "depends_on": dependsOn = cursor.ReadStrings("depends_on"); break;
                case "expressions": arguments = ReadExpressions(ref cursor); break;
                case "module": module = ReadModule(ref cursor, "module", path); break;
                default: cursor.Skip(); break;
            }
        }
        calls[path.ManifestKey] = new ConfiguredModuleCall
        {
            Module = path,
            Source = source,
            VersionConstraint = version,
            DependsOn = dependsOn,
            Count = count,
            ForEach = forEach,
            Arguments = arguments,
            ArgumentReferences = arguments.ReferencesByName(),
            SensitiveVariables = ConfiguredVariable.SensitiveIn(module.Variables ?? ConfiguredVariable.None),
            Variables = module.Variables ?? ConfiguredVariable.None,
            Outputs = module.Outputs ?? NoOutputs,
        };
    }

    private void ReadResource(ref JsonCursor cursor, ModulePath module)
    {
        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("resources", "an array of objects");
        string? address = null, mode = null, type = null, name = null, provider = null;
        var expressions = ConfiguredExpression.None;
        ConfiguredExpression? count = null, forEach = null;
        ImmutableArray<string> dependsOn = [], provisioners = [];
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (ResourceNames.Match(ref cursor, ref seen))
            {
                case "address": address = cursor.ReadString("address"); break;
                case "mode": mode = cursor.ReadString("mode"); break;
                case "type": type = ReadWord(ref cursor, "type"); break;
                case "name": name = ReadWord(ref cursor, "name"); break;
                case "provider_config_key": provider = ReadWord(ref cursor, "provider_config_key"); break;
                case "provisioners": provisioners = ReadProvisioners(ref cursor); break;
                case "expressions": expressions = ReadExpressions(ref cursor); break;
                case "count_expression": count = ReadExpressions(ref cursor); break;
                case "for_each_expression": forEach = ReadExpressions(ref cursor); break;
                case "depends_on": dependsOn = cursor.ReadStrings("depends_on"); break;
                default: cursor.Skip(); break;
            }
        }
        if (BlockAddress(module, address, mode, type, name) is not { } block) return;
        resources[block] = new ConfiguredResource
        {
            Address = block,
            ProviderConfigKey = provider ?? "",
            DependsOn = dependsOn,
            Count = count,
            ForEach = forEach,
            Provisioners = provisioners,
            Expressions = expressions,
        };
    }

    private ResourceAddress? BlockAddress(ModulePath module, string? address, string? mode, string? type, string? name)
    {
        if (string.IsNullOrEmpty(type) || string.IsNullOrEmpty(name))
            return address is null ? null : table.GetAddress(module.IsRoot ? address : $"{module}.{address}")?.BlockAddress();
        return new ResourceAddress(
            module, mode switch { "data" => ResourceMode.Data, "ephemeral" => ResourceMode.Ephemeral, _ => ResourceMode.Managed }, type, name);
    }

    private void ReadProviders(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("provider_config")) return;
        while (cursor.NextName())
        {
            string key = cursor.GetText();
            if (!cursor.EnterObject(key)) continue;
            string? name = null, fullName = null, alias = null, module = null, version = null;
            var expressions = ConfiguredExpression.None;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (ProviderNames.Match(ref cursor, ref seen))
                {
                    case "name": name = cursor.ReadString("name"); break;
                    case "full_name": fullName = cursor.ReadString("full_name"); break;
                    case "alias": alias = cursor.ReadString("alias"); break;
                    case "version_constraint": version = cursor.ReadString("version_constraint"); break;
                    case "module_address": module = cursor.ReadString("module_address"); break;
                    case "expressions": expressions = ReadExpressions(ref cursor); break;
                    default: cursor.Skip(); break;
                }
            }
            providers[key] = new ConfiguredProvider(key, name ?? "", fullName ?? "", alias ?? "", module ?? "", version ?? "") { Expressions = expressions };
        }
    }

    private string? ReadWord(ref JsonCursor cursor, string name) => cursor.Enter(name, JsonTokenType.String, "a string") ? table.GetWord(ref cursor) : null;

    private static ImmutableArray<string> ReadProvisioners(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray("provisioners")) return [];
        var types = ImmutableArray.CreateBuilder<string>();
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("provisioners", "an array of objects");
            while (cursor.NextName())
            {
                if (cursor.Is("type"u8)) types.Add(cursor.ReadString("type") ?? "");
                else cursor.Skip();
            }
        }
        return types.DrainToImmutable();
    }

    private ImmutableSortedDictionary<string, ConfiguredOutput> ReadOutputs(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("outputs")) return NoOutputs;
        var outputs = NoOutputs.ToBuilder();
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (!cursor.EnterObject(name)) continue;
            bool isSensitive = false;
            var expression = ConfiguredExpression.None;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (OutputNames.Match(ref cursor, ref seen))
                {
                    case "sensitive": isSensitive = cursor.ReadBool("sensitive") ?? false; break;
                    case "expression": expression = ReadExpressions(ref cursor); break;
                    default: cursor.Skip(); break;
                }
            }
            outputs[name] = new ConfiguredOutput(name, isSensitive, expression.AllReferences()) { Expression = expression };
        }
        return outputs.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, ConfiguredVariable> ReadVariables(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject("variables")) return ConfiguredVariable.None;
        var variables = ConfiguredVariable.None.ToBuilder();
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (!cursor.EnterObject(name)) continue;
            bool isSensitive = false;
            byte[]? standard = null;
            while (cursor.NextName())
            {
                if (cursor.Is("sensitive"u8)) isSensitive = cursor.ReadBool("sensitive") ?? false;
                else if (cursor.Is("default"u8)) standard = ReadBytes(ref cursor);
                else cursor.Skip();
            }
            variables[name] = new ConfiguredVariable(isSensitive, standard);
        }
        return variables.ToImmutable();
    }

    /// <summary>The bytes of a value; the cursor stands on its name.</summary>
    private static byte[] ReadBytes(ref JsonCursor cursor)
    {
        cursor.Pin();
        var range = cursor.ReadPart();
        byte[] bytes = cursor.Pinned(range).ToArray();
        cursor.Release();
        return bytes;
    }

    /// <summary>Reads a block's expressions, or one expression; the cursor stands on the name before.</summary>
    private ConfiguredExpression ReadExpressions(ref JsonCursor cursor)
    {
        cursor.Read();
        return ReadNode(ref cursor);
    }

    /// <summary>
    /// Tells an expression from a nested block by its members: an expression has <c>constant_value</c>, or <c>references</c> that
    /// is an array of strings, or nothing at all.
    /// </summary>
    private ConfiguredExpression ReadNode(ref JsonCursor cursor)
    {
        if (cursor.TokenType == JsonTokenType.StartArray)
        {
            var items = new List<ConfiguredExpression>();
            while (cursor.NextElement()) items.Add(ReadNode(ref cursor));
            return new ConfiguredExpression { Items = items };
        }
        if (cursor.TokenType != JsonTokenType.StartObject) return ConfiguredExpression.None;
        List<string>? names = null;
        List<ConfiguredExpression>? expressions = null;
        ImmutableArray<string> references = default;
        byte[]? constant = null;
        while (cursor.NextName())
        {
            if (cursor.Is("constant_value"u8))
            {
                constant = ReadBytes(ref cursor);
                continue;
            }
            string name = table.GetWord(ref cursor);
            cursor.Read();
            if (name == "references" && cursor.TokenType == JsonTokenType.StartArray)
            {
                var found = ImmutableArray.CreateBuilder<string>();
                while (cursor.NextElement())
                {
                    if (cursor.TokenType == JsonTokenType.String) found.Add(table.GetWord(ref cursor));
                    else cursor.Skip();
                }
                references = found.DrainToImmutable();
                continue;
            }
            (names ??= []).Add(name);
            (expressions ??= []).Add(ReadNode(ref cursor));
        }
        if (names is null)
            return references.IsDefaultOrEmpty && constant is null ? ConfiguredExpression.Constant : new ConfiguredExpression
            {
                References = references,
                ConstantJson = constant,
            };
        return new ConfiguredExpression { Names = NameMap.From(names, expressions!), References = references };
    }

    private struct Module
    {
        public ImmutableSortedDictionary<string, ConfiguredVariable>? Variables;
        public ImmutableSortedDictionary<string, ConfiguredOutput>? Outputs;
    }
}
