namespace PlanLint.Syntax.Parsing.Json;

/// <summary>
/// Which properties of a JSON configuration are blocks, with how many labels. JSON cannot say, so the reference asks the reader of
/// the file; this is what Terraform and OpenTofu would answer. Nested blocks that only a provider knows stay attributes, and so
/// does everything in files of values.
/// </summary>
internal sealed class JsonSchema
{
    private readonly Dictionary<string, Child> children = new(StringComparer.Ordinal);
    private readonly HashSet<string> references = new(StringComparer.Ordinal);

    private JsonSchema() { }

    /// <summary>A body in which every property is an attribute.</summary>
    public static JsonSchema Attributes { get; } = new();

    /// <summary>The body of a file of values, whose strings are no templates.</summary>
    public static JsonSchema Values { get; } = new() { IsLiteral = true };

    /// <summary>The body of a configuration or test file.</summary>
    public static JsonSchema Configuration { get; } = MakeConfiguration();

    /// <summary>True when strings are taken as they are: Terraform evaluates these bodies without a scope.</summary>
    public bool IsLiteral { get; private init; }

    /// <summary>The block that a property stands for; null when it is an attribute.</summary>
    public Child? Find(string name) => children.GetValueOrDefault(name);

    /// <summary>True for an attribute whose strings are references or types rather than templates.</summary>
    public bool IsReference(string name) => references.Contains(name);

    private static JsonSchema MakeConfiguration()
    {
        var conditions = new JsonSchema();
        var lifecycle = new JsonSchema()
            .References("ignore_changes", "replace_triggered_by")
            .Block("precondition", 0, conditions).Block("postcondition", 0, conditions)
            .Block("action_trigger", 0, new JsonSchema().References("events", "actions", "on_failure"));
        var connection = new JsonSchema();
        var provisioner = new JsonSchema().References("when", "on_failure").Block("connection", 0, connection);
        var dynamic = new JsonSchema().References("iterator");
        dynamic.Block("content", 0, new JsonSchema().Block("dynamic", 1, dynamic)).Block("dynamic", 1, dynamic);
        var resource = new JsonSchema().References("depends_on", "provider")
            .Block("lifecycle", 0, lifecycle).Block("provisioner", 1, provisioner).Block("connection", 0, connection).Block("dynamic", 1, dynamic);
        var data = new JsonSchema().References("depends_on", "provider").Block("lifecycle", 0, lifecycle).Block("dynamic", 1, dynamic);
        var literal = new JsonSchema { IsLiteral = true };
        var terraform = new JsonSchema { IsLiteral = true }
            .Block("backend", 1, literal)
            .Block("cloud", 0, new JsonSchema { IsLiteral = true }.Block("workspaces", 0, literal))
            .Block("required_providers", 0, new JsonSchema { IsLiteral = true }.References("configuration_aliases"))
            .Block("provider_meta", 1, literal)
            .Block("encryption", 0, new JsonSchema());
        var check = new JsonSchema().Block("assert", 0, conditions).Block("data", 2, data);
        var variable = new JsonSchema { IsLiteral = true }.References("type").Block("validation", 0, conditions);
        var module = new JsonSchema().References("depends_on", "providers");
        var overrides = new JsonSchema().References("target");
        var run = new JsonSchema().References("command", "expect_failures", "providers", "parallel")
            .Block("assert", 0, conditions).Block("module", 0, literal).Block("variables", 0, new JsonSchema())
            .Block("plan_options", 0, new JsonSchema().References("target", "replace", "mode"))
            .Block("override_resource", 0, overrides).Block("override_data", 0, overrides).Block("override_module", 0, overrides);
        var mock = new JsonSchema()
            .Block("mock_resource", 1, Attributes).Block("mock_data", 1, Attributes)
            .Block("override_resource", 0, overrides).Block("override_data", 0, overrides);
        return new JsonSchema()
            .Block("terraform", 0, terraform).Block("provider", 1, Attributes).Block("variable", 1, variable).Block("locals", 0, Attributes)
            .Block("output", 1, new JsonSchema().References("depends_on", "type").Block("precondition", 0, conditions))
            .Block("module", 1, module).Block("resource", 2, resource).Block("data", 2, data).Block("ephemeral", 2, data)
            .Block("moved", 0, new JsonSchema().References("from", "to"))
            .Block("import", 0, new JsonSchema().References("to", "provider"))
            .Block("removed", 0, new JsonSchema().References("from").Block("lifecycle", 0, lifecycle).Block("provisioner", 1, provisioner)
                .Block("connection", 0, connection))
            .Block("check", 1, check).Block("action", 2, new JsonSchema().References("provider").Block("config", 0, Attributes))
            .Block("list", 2, new JsonSchema().References("provider").Block("config", 0, Attributes))
            .Block("run", 1, run).Block("variables", 0, Attributes).Block("mock_provider", 1, mock).Block("test", 0, Attributes)
            .Block("override_resource", 0, overrides).Block("override_data", 0, overrides).Block("override_module", 0, overrides);
    }

    private JsonSchema Block(string name, int labels, JsonSchema body)
    {
        children[name] = new Child(labels, body) { IsLabelType = name is "backend" or "provisioner" };
        return this;
    }

    private JsonSchema References(params string[] names)
    {
        references.UnionWith(names);
        return this;
    }

    /// <summary>A kind of block.</summary>
    /// <param name="Labels">Number of labels, each a level of nested objects.</param>
    /// <param name="Body">What its body holds.</param>
    internal sealed record Child(int Labels, JsonSchema Body)
    {
        /// <summary>True when the last label says what the block is of, and does not name it.</summary>
        public bool IsLabelType { get; init; }
    }
}
