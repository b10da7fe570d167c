using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;
using PlanLint.Values;

namespace PlanLint.Hosting;

/// <summary>
/// What no output of a run may show: leaves marked anywhere in plan, state or inventory, values given to variables declared sensitive,
/// and secrets written into the configuration, with their places there. And the names that stay readable whatever a secret says.
/// </summary>
internal sealed class RunSecrets
{
    private readonly HashSet<string> values = new(StringComparer.Ordinal);
    private readonly SecretPlaces places = new();
    private readonly List<Compilation> compilations = [];
    private readonly HashSet<SyntaxNode> literals = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds what the inputs of a root hold.</summary>
    public void Add(Compilation compilation)
    {
        compilations.Add(compilation);
        if (compilation.Plan is { } plan)
        {
            values.EnsureCapacity(values.Count + plan.SensitiveStrings().Count);
            values.UnionWith(plan.SensitiveStrings());
            if (plan.Configuration is { } configured) values.UnionWith(ConfiguredSecrets.In(configured, compilation.Knowledge));
        }
        foreach (var made in compilation.EarlierPlans) values.UnionWith(made.Plan.SensitiveStrings());
        foreach (var state in compilation.States) values.UnionWith(state.SensitiveStrings());
        if (compilation.Inventory is { } inventory) values.UnionWith(inventory.Secrets);
        foreach (var modules in (ModuleTree?[])[compilation.Modules, compilation.Base?.Modules])
            if (modules is not null) Add(modules, compilation.Knowledge.SecretArguments);
        var found = compilation.Base is { } earlier
            ? compilation.SecretLiterals.Concat(earlier.Modules.Trees.SelectMany(t => SecretLiterals.In(t, compilation.Knowledge.Placeholders)))
            : compilation.SecretLiterals;
        var collector = new SecretCollector();
        foreach (var literal in found)
        {
            literals.Add(literal.Node);
            if (literal.IsDistinctive) collector.AddText(literal.Value);
        }
        values.UnionWith(collector.Secrets);
    }

    /// <summary>Adds what a configuration says.</summary>
    public void Add(ModuleTree modules, SecretArguments arguments)
    {
        var collector = new SecretCollector();
        var syntax = Syntax(modules, arguments);
        foreach (var tree in modules.Trees)
            foreach (var literal in syntax.In(tree))
            {
                if (literal.IsKey) collector.AddKey(literal.Text);
                else collector.AddText(literal.Text);
            }
        AddVariables(modules, collector);
        values.UnionWith(collector.Secrets);
        places.Add(syntax, modules.Trees);
    }

    /// <summary>True for a literal of the configuration that is secret by its place or its looks, says what is secret elsewhere, or holds that.</summary>
    public bool Contains(LiteralSyntax literal)
    {
        if (literals.Contains(literal) || literal.Parent is { } parent && literals.Contains(parent)) return true;
        if (places.Holds(literal)) return true;
        var collector = new SecretCollector();
        collector.AddText(literal.Text);
        return collector.Secrets.Overlaps(values);
    }

    /// <summary>Hides all that was added.</summary>
    /// <param name="rules">Rules whose words stay readable.</param>
    public Redactor ToRedactor(IEnumerable<RuleDescriptor> rules)
    {
        var words = rules.SelectMany(r => (string[])[r.Id, r.Name, r.Title, r.MessageFormat]).ToArray();
        return Redactor.Of(values, () => words.Concat(compilations.SelectMany(Names)), places);
    }

    /// <summary>The same of one configuration alone.</summary>
    public static Redactor Of(ModuleTree modules, SecretArguments arguments)
    {
        var secrets = new RunSecrets();
        secrets.Add(modules, arguments);
        return Redactor.Of(secrets.values, () => Names(modules), secrets.places);
    }

    private static SecretSyntax Syntax(ModuleTree modules, SecretArguments arguments)
    {
        var inputs = modules.DistinctModules.SelectMany(m => m.ModuleCalls).Where(c => c.Target is not null)
            .SelectMany(c => c.Target!.Variables.Where(IsSecret).Select(v => (c.Block.Tree.Source.Path, c.Name, v.Name))).ToHashSet();
        return new SecretSyntax(
            arguments,
            name => modules.Root.Variables[name] is { } variable && IsSecret(variable),
            (path, call, argument) => inputs.Contains((path, call, argument)));
    }

    private static bool IsSecret(VariableSymbol variable) => variable.IsSensitive || variable.IsEphemeral;

    private static void AddVariables(ModuleTree modules, SecretCollector collector)
    {
        var evaluator = new Evaluator();
        foreach (var module in modules.DistinctModules)
            foreach (var variable in module.Variables.Where(IsSecret))
                if (variable.Default is { } value) collector.Add(evaluator.Evaluate(value, VariableScope.Empty).Value, inherited: true);
        foreach (var assignment in modules.Assignments)
        {
            if (modules.Root.Variables[assignment.Name] is not { } variable || !IsSecret(variable)) continue;
            if (assignment.Text is { } text) collector.AddText(text);
            if (assignment.Value is { } value) collector.Add(evaluator.Evaluate(value, VariableScope.Empty).Value, inherited: true);
        }
    }

    private static IEnumerable<string> Names(Compilation compilation)
    {
        foreach (var modules in (ModuleTree?[])[compilation.Modules, compilation.Base?.Modules])
            if (modules is not null)
                foreach (string name in Names(modules)) yield return name;
        if (compilation.Plan is { } plan)
            foreach (var change in plan.ResourceChanges.Concat(plan.Drift)) yield return change.Address.ToString();
        foreach (var instance in compilation.States.SelectMany(s => s.Instances)) yield return instance.Address.ToString();
        foreach (var live in compilation.Inventory?.Objects ?? []) yield return live.Identity.ToString();
    }

    /// <summary>Paths of files, and every identifier and label in them.</summary>
    private static IEnumerable<string> Names(ModuleTree modules)
    {
        foreach (var tree in modules.Trees)
        {
            yield return tree.Source.Path;
            foreach (var node in tree.Root.DescendantNodes())
            {
                if (node is BlockSyntax block) yield return block.Type;
                else if (node is LabelSyntax label) yield return label.Value;
                else if (node is AttributeSyntax attribute) yield return attribute.Name;
                else if (node is ObjectKeySyntax { LiteralKey: { } key } && !SecretCollector.IsSecretKey(key)) yield return key;
                else if (node is ScopeTraversalSyntax traversal)
                    foreach (var step in traversal.Steps.Where(s => s.Name is not null)) yield return step.Name!;
            }
        }
    }
}
