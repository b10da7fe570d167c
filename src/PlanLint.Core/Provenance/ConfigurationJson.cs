using System.Text.Json;
using PlanLint.Addresses;
using PlanLint.Plans.Saved;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Provenance;

/// <summary>
/// Writes a configuration as plan JSON records it: constants, references and nested blocks, without layout, locals and lifecycle. Whether one
/// nested block is an object or a list of one is told by the schema alone, so <paramref name="isSingle"/> says.
/// </summary>
internal sealed class ConfigurationJson(string registry, Func<string, string, bool> isSingle)
{
    private const string BuiltIn = "terraform.io/builtin/terraform";

    /// <summary>The section as bytes.</summary>
    public byte[] Write(ModuleTree modules)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { MaxDepth = 1000 }))
        {
            json.WriteStartObject();
            WriteProviders(json, modules);
            json.WriteStartObject("root_module");
            WriteModule(json, modules.Root);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private void WriteProviders(Utf8JsonWriter json, ModuleTree modules)
    {
        json.WriteStartObject("provider_config");
        foreach (var module in modules.Modules)
        {
            foreach (var provider in module.Providers)
            {
                json.WriteStartObject(module.Parent is null ? provider.Reference : $"{module.Path}:{provider.Reference}");
                WriteProvider(json, module, provider.Name);
                if (provider.Alias is { } alias) json.WriteString("alias", alias);
                json.WriteStartObject("expressions");
                WriteBody(json, "", provider.Body.Attributes.Where(a => a.Name is not ("alias" or "version")), provider.Body.Blocks);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            if (module.Parent is not null) continue;
            // Providers that are used or required without a block of their own.
            var names = module.Resources.Select(r => r.ProviderLocalName).Concat(module.Settings.RequiredProviders.Select(r => r.LocalName));
            foreach (string name in names.Distinct(StringComparer.Ordinal).Where(n => module.Providers[n] is null))
            {
                json.WriteStartObject(name);
                WriteProvider(json, module, name);
                json.WriteEndObject();
            }
        }
        json.WriteEndObject();
    }

    private void WriteProvider(Utf8JsonWriter json, Module module, string name)
    {
        var required = module.Settings.RequiredProvider(name);
        json.WriteString("name", name);
        json.WriteString("full_name", FullName(required?.Source, name));
        if (required?.Version is { } version) json.WriteString("version_constraint", version);
        if (module.Parent is not null) json.WriteString("module_address", module.Path.ToString());
    }

    private string FullName(string? source, string name) => source?.Split('/') switch
    {
        null => name == "terraform" ? BuiltIn : $"{registry}/hashicorp/{name}",
        [var type] => $"{registry}/hashicorp/{type}",
        [var space, var type] => $"{registry}/{space}/{type}",
        _ => source,
    };

    private void WriteModule(Utf8JsonWriter json, Module module)
    {
        json.WriteStartObject("outputs");
        foreach (var output in module.Outputs)
        {
            json.WriteStartObject(output.Name);
            if (output.IsSensitive) json.WriteBoolean("sensitive", true);
            if (output.Value is { } value) Write(json, "expression", value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("resources");
        foreach (var resource in module.Resources) WriteResource(json, resource);
        json.WriteEndArray();
        json.WriteStartObject("module_calls");
        foreach (var call in module.ModuleCalls) WriteCall(json, call);
        json.WriteEndObject();
        json.WriteStartObject("variables");
        foreach (var variable in module.Variables)
        {
            json.WriteStartObject(variable.Name);
            if (DefaultOf(variable) is { IsWhollyKnown: true } standard)
            {
                json.WritePropertyName("default");
                ValueWriter.Write(json, standard);
            }
            if (variable.IsSensitive) json.WriteBoolean("sensitive", true);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>The default of a variable, converted to its type; null when it has none.</summary>
    public static Value? DefaultOf(VariableSymbol variable) =>
        variable.Default is { } written && ExpressionComparer.Constant(written) is { } value ? VariableType.Convert(value, variable) : null;

    private void WriteResource(Utf8JsonWriter json, ResourceSymbol resource)
    {
        json.WriteStartObject();
        json.WriteString("address", resource.Reference);
        json.WriteString("mode", resource.Mode switch { ResourceMode.Data => "data", ResourceMode.Ephemeral => "ephemeral", _ => "managed" });
        json.WriteString("type", resource.Type);
        json.WriteString("name", resource.Name);
        json.WriteString("provider_config_key", ProviderKey(resource));
        var provisioners = resource.Body.GetBlocks("provisioner").Where(b => b.Labels.Count > 0).ToArray();
        if (provisioners.Length > 0)
        {
            json.WriteStartArray("provisioners");
            foreach (var provisioner in provisioners)
            {
                json.WriteStartObject();
                json.WriteString("type", provisioner.Labels[0].Value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteStartObject("expressions");
        WriteBody(json, resource.Type, resource.Body.Attributes.Where(a => !ConfiguredBody.MetaArguments.Contains(a.Name)),
            resource.Body.Blocks.Where(b => !ConfiguredBody.MetaBlocks.Contains(b.Type)));
        json.WriteEndObject();
        WriteRepetition(json, resource.Count, resource.ForEach, resource.Body.GetAttribute("depends_on"));
        json.WriteEndObject();
    }

    /// <summary>The key of the provider block that the resource ends at, through what callers pass.</summary>
    private static string ProviderKey(ResourceSymbol resource)
    {
        string name = resource.ProviderReference ?? resource.ProviderLocalName;
        for (var module = resource.Module; module.Parent is not null; module = module.Parent)
        {
            if (module.Providers[name] is not null) return $"{module.Path}:{name}";
            if (module.Call?.Providers is { } passed && passed.TryGetValue(name, out string? outer)) name = outer;
        }
        return name;
    }

    private void WriteCall(Utf8JsonWriter json, ModuleCallSymbol call)
    {
        json.WriteStartObject(call.Name);
        if (call.Source is { } source) json.WriteString("source", source);
        if ((call.Body.GetAttribute("version")?.Value as TemplateSyntax)?.LiteralValue is { } version) json.WriteString("version_constraint", version);
        json.WriteStartObject("expressions");
        WriteBody(json, "", call.Arguments, []);
        json.WriteEndObject();
        WriteRepetition(json, call.Count, call.ForEach, call.Body.GetAttribute("depends_on"));
        json.WriteStartObject("module");
        if (call.Target is { } target) WriteModule(json, target);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRepetition(Utf8JsonWriter json, ExpressionSyntax? count, ExpressionSyntax? forEach, AttributeSyntax? dependsOn)
    {
        if (count is not null) Write(json, "count_expression", count);
        if (forEach is not null) Write(json, "for_each_expression", forEach);
        if (dependsOn?.Value is not TupleSyntax { Elements.Count: > 0 } list) return;
        json.WriteStartArray("depends_on");
        foreach (var item in list.Elements)
            if (WrittenReferences.In(item).Spelled is [var whole, ..]) json.WriteStringValue(whole);
        json.WriteEndArray();
    }

    private void WriteBody(Utf8JsonWriter json, string type, IEnumerable<AttributeSyntax> attributes, IEnumerable<BlockSyntax> blocks)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
            if (names.Add(attribute.Name)) Write(json, attribute.Name, attribute.Value);
        // What dynamic blocks make is in no plan's configuration.
        foreach (var group in blocks.Where(b => b.Type != "dynamic").GroupBy(b => b.Type, StringComparer.Ordinal))
        {
            if (!names.Add(group.Key)) continue;
            json.WritePropertyName(group.Key);
            BlockSyntax[] written = [.. group];
            bool isObject = written.Length == 1 && isSingle(type, group.Key);
            if (!isObject) json.WriteStartArray();
            foreach (var block in written)
            {
                json.WriteStartObject();
                WriteBody(json, "", block.Body.Attributes, block.Body.Blocks);
                json.WriteEndObject();
            }
            if (!isObject) json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, ExpressionSyntax expression)
    {
        json.WriteStartObject(name);
        if (ExpressionComparer.Constant(expression) is { } constant)
        {
            if (constant.IsWhollyKnown && !constant.IsNull)
            {
                json.WritePropertyName("constant_value");
                ValueWriter.Write(json, constant);
            }
        }
        else if (WrittenReferences.In(expression).Spelled is { Count: > 0 } references)
        {
            json.WriteStartArray("references");
            foreach (string reference in references) json.WriteStringValue(reference);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
