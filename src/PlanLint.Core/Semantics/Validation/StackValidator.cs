using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>
/// The files of one stack of HCP Terraform: their blocks and arguments, names that are declared twice or not at all, and what components give
/// to their modules. Of deployment files, which no public source describes, only the names.
/// </summary>
internal sealed class StackValidator(IReadOnlyList<CompanionFile> files, List<SemanticIssue> issues)
{
    private static readonly Dictionary<string, (string[] Labels, BlockSchema Schema)> Blocks = new(StringComparer.Ordinal)
    {
        ["component"] = (["name"], new BlockSchema(["source"], ["version", "for_each", "inputs", "providers", "depends_on"], [])),
        ["stack"] = (["name"], new BlockSchema(["source"], ["version", "for_each", "inputs", "depends_on"], [])),
        ["variable"] = (["name"], new BlockSchema(["type"], ["default", "description", "sensitive", "ephemeral", "nullable"], ["validation"])),
        ["locals"] = ([], new BlockSchema([], [], [])),
        ["output"] = (["name"], new BlockSchema(["type"], ["value", "description", "sensitive", "ephemeral"], ["precondition"])),
        ["provider"] = (["type", "name"], new BlockSchema([], ["for_each"], ["config"])),
        ["required_providers"] = ([], new BlockSchema([], [], [])),
        ["removed"] = ([], new BlockSchema(["from", "source"], ["version", "for_each", "providers", "inputs"], ["lifecycle"])),
    };

    /// <summary>Blocks of deployment files that expressions refer to by their labels.</summary>
    private static readonly string[] DeploymentNames = ["deployment", "identity_token", "store", "upstream_input", "deployment_group"];

    /// <summary>Arguments that hold types, addresses and keywords instead of values.</summary>
    private static readonly HashSet<string> NoValues = new(StringComparer.Ordinal) { "type", "from", "depends_on" };

    private readonly BlockSyntax[] parts = [.. files.Where(f => !IsDeployment(f)).SelectMany(f => f.Tree.Body.Blocks)];
    private readonly BlockSyntax[] deployments = [.. files.Where(IsDeployment).SelectMany(f => f.Tree.Body.Blocks)];
    private readonly Dictionary<string, StackModule> modules =
        files.SelectMany(f => f.StackModules).DistinctBy(m => m.Source).ToDictionary(m => m.Source, StringComparer.Ordinal);

    private readonly Dictionary<string, BlockSyntax> declared = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (var file in files.Where(f => !IsDeployment(f)))
            foreach (var attribute in file.Tree.Body.Attributes)
                if (attribute.Name is not ("language" or "//")) issues.Add(TerraformWords.UnsupportedArgument(attribute, near: null));
        foreach (var block in parts) Declare(block);
        foreach (var block in parts)
            if (Blocks.TryGetValue(block.Type, out var known) && block.Labels.Count == known.Labels.Length) CheckReferences(block);
        foreach (var component in parts.Where(b => b is { Type: "component", Labels.Count: 1 })) CheckComponent(component);
        CheckDeployments();
    }

    private static bool IsDeployment(CompanionFile file) => file.Tree.Source.Path.Contains(".tfdeploy.", StringComparison.Ordinal);

    private void Declare(BlockSyntax block)
    {
        if (!Blocks.TryGetValue(block.Type, out var known))
        {
            issues.Add(TerraformWords.UnsupportedBlock(block, Blocks.Keys));
            return;
        }
        if (block.Labels.Count != known.Labels.Length)
        {
            issues.Add(TerraformWords.Labels(block, known.Labels));
            return;
        }
        if (block.Type is not ("locals" or "required_providers")) CheckSchema(block, known.Schema);
        foreach (var (name, at) in NamesOf(block))
        {
            if (declared.TryAdd(name, block)) continue;
            var first = HeaderOf(declared[name]);
            string shown = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            issues.Add(new SemanticIssue(SemanticIssueKind.Duplicate, $"{Kind(block)} \"{shown}\" was already declared at {first}.", at)
            {
                Summary = block.Type switch
                {
                    "stack" => "Duplicate embedded stack call",
                    "variable" => "Duplicate input variable declaration",
                    "locals" => "Duplicate local value declaration",
                    "output" => "Duplicate output value declaration",
                    "provider" => "Duplicate provider configuration",
                    _ => $"Duplicate {block.Type} declaration",
                },
                Related = [new RelatedLocation(first, "the first is here")],
            });
        }
    }

    private static string Kind(BlockSyntax block) => block.Type switch
    {
        "component" => "A component named",
        "stack" => "An embedded stack call named",
        "variable" => "An input variable named",
        "locals" => "A local value named",
        "output" => "An output value named",
        _ => "A provider configuration named",
    };

    private static IEnumerable<(string Name, SourceLocation At)> NamesOf(BlockSyntax block) => block.Type switch
    {
        "component" or "stack" or "output" => [($"{block.Type}.{block.Labels[0].Value}", HeaderOf(block))],
        "variable" => [($"var.{block.Labels[0].Value}", HeaderOf(block))],
        "provider" => [($"provider.{block.Labels[0].Value}.{block.Labels[1].Value}", HeaderOf(block))],
        "locals" => block.Body.Attributes.Select(a => ($"local.{a.Name}", SourceLocation.At(a.Tree.Source, a.NameSpan))),
        _ => [],
    };

    private void CheckSchema(BlockSyntax block, BlockSchema schema)
    {
        issues.AddRange(schema.Problems(block));
        if (block.Type == "provider")
            foreach (var second in block.Body.GetBlocks("config").Skip(1).Take(1))
                issues.Add(TerraformWords.Invalid(HeaderOf(second), "Duplicate config block",
                    "A provider configuration block must contain only one nested \"config\" block."));
    }

    private void CheckReferences(BlockSyntax block)
    {
        bool isRepeated = block.Body.GetAttribute("for_each") is not null;
        if (block.Type == "required_providers") return;
        foreach (var attribute in block.Body.Attributes)
            if (block.Type == "locals" || !NoValues.Contains(attribute.Name)) CheckReferences(attribute.Value, isRepeated);
        if (block.Body.GetAttribute("depends_on")?.Value is TupleSyntax after)
            foreach (var element in after.Elements) CheckReferences(element, isRepeated);
        foreach (var nested in block.Body.Blocks)
            foreach (var attribute in nested.Body.Attributes) CheckReferences(attribute.Value, isRepeated);
    }

    private void CheckReferences(ExpressionSyntax value, bool isRepeated)
    {
        foreach (var reference in ReferenceWalk.FreeReferences(value))
        {
            string? name = Name(reference, 1);
            var problem = (reference.RootName, name) switch
            {
                ("var", { }) => Missing(name, $"var.{name}", "input variable", $"variable \"{name}\" block"),
                ("local", { }) => Missing(name, $"local.{name}", "local value", $"local \"{name}\""),
                ("component", { }) => Missing(name, $"component.{name}", "component", $"component \"{name}\" block") ?? NoOutput(reference, name),
                ("stack", { }) => Missing(name, $"stack.{name}", "embedded stack", $"stack \"{name}\" block"),
                ("provider", { }) when Name(reference, 2) is { } alias =>
                    Missing(name, $"provider.{name}.{alias}", "provider configuration", $"provider \"{name}\" \"{alias}\" block"),
                ("provider", _) => ("Invalid reference", "The \"provider\" symbol must be followed by two attribute access operations, selecting a "
                    + "provider type and a provider configuration name."),
                ("each", "key" or "value") when !isRepeated => ("Invalid 'each' reference", "The special symbol 'each' is not defined in this location. "
                    + "This symbol is valid only inside multi-instance blocks that use the 'for_each' argument."),
                ("each", "key" or "value") or ("terraform", "applying") or ("self", _) => ((string, string)?)null,
                ("each" or "terraform", { }) => ("Reference to unknown symbol", $"The object \"{reference.RootName}\" has no attribute named \"{name}\"."),
                ("var" or "local" or "component" or "stack" or "each" or "terraform", null) => ("Invalid reference",
                    $"The \"{reference.RootName}\" object cannot be accessed directly. Instead, access one of its attributes."),
                ("count", _) => ("Invalid 'count' reference", "The special symbol 'count' is not defined in this location. This symbol is valid only inside "
                    + "multi-instance blocks that use the 'count' argument."),
                _ => ("Reference to unknown symbol", $"There is no symbol \"{reference.RootName}\" defined in the current scope."),
            };
            if (problem is var (summary, detail)) Report(reference, summary, detail);
        }
    }

    private (string, string)? Missing(string? name, string key, string what, string block) =>
        declared.ContainsKey(key) || name is null ? null : ($"Reference to undeclared {what}", $"There is no {block} declared in this stack.");

    /// <summary>What a component gives are the outputs of its module.</summary>
    private (string, string)? NoOutput(ScopeTraversalSyntax reference, string component)
    {
        if (ModuleOf(declared[$"component.{component}"]) is not { } module) return null;
        int at = declared[$"component.{component}"].Body.GetAttribute("for_each") is null ? 2 : 3;
        return Name(reference, at) is { } output && (at == 2 || reference.Steps[2].IsIndex) && !module.Outputs.Contains(output)
            ? ("Unsupported attribute", $"This object does not have an attribute named \"{output}\".")
            : null;
    }

    private static string? Name(ScopeTraversalSyntax reference, int at) =>
        reference.Steps.Count > at && reference.Steps[at] is { IsIndex: false, Name: { } name } ? name : null;

    private StackModule? ModuleOf(BlockSyntax component) =>
        (component.Body.GetAttribute("source")?.Value as TemplateSyntax)?.LiteralValue is { } source
            ? modules.GetValueOrDefault(source)
            : null;

    private void CheckComponent(BlockSyntax component)
    {
        if (ModuleOf(component) is not { } module) return;
        var inputs = component.Body.GetAttribute("inputs")?.Value;
        string[] missing = inputs switch
        {
            null => [.. module.Required],
            ObjectSyntax given when given.Items.All(i => i.Key.LiteralKey is not null) =>
                [.. module.Required.Except(given.Items.Select(i => i.Key.LiteralKey!))],
            _ => [],
        };
        string required = missing.Length == 1 ? $"attribute \"{missing[0]}\" is required" : $"attributes {Listed(missing)} are required";
        if (missing.Length > 0)
            issues.Add(inputs is null
                ? Issue(HeaderOf(component), "Missing required inputs for component",
                    $"Must provide \"inputs\" argument to define the component's input variables: {required}.")
                : Issue(inputs.Location, "Invalid inputs for component", $"Invalid input variable definition object: {required}."));
        var providers = component.Body.GetAttribute("providers")?.Value;
        if (providers is not (null or ObjectSyntax)) return;
        var assigned = (providers as ObjectSyntax)?.Items.Select(i => i.Key.LiteralKey).ToHashSet() ?? [];
        if (assigned.Contains(null)) return;
        foreach (var (name, source) in module.Providers)
            if (!assigned.Contains(name))
                issues.Add(Issue(HeaderOf(component), "Missing required provider configuration",
                    $"The root module for component.{component.Labels[0].Value} requires a provider configuration named \"{name}\" for provider "
                        + $"\"{source}\", which is not assigned in the block's \"providers\" argument."));
    }

    private static SemanticIssue Issue(SourceLocation at, string summary, string detail) =>
        new(SemanticIssueKind.MissingArgument, detail, at) { Summary = summary };

    private static string Listed(string[] names) => names.Length switch
    {
        0 => "",
        2 => $"\"{names[0]}\" and \"{names[1]}\"",
        _ => string.Join(", ", names[..^1].Select(n => $"\"{n}\"")) + $", and \"{names[^1]}\"",
    };

    private void CheckDeployments()
    {
        var known = deployments.Where(b => DeploymentNames.Contains(b.Type) && b.Labels.Count > 0)
            .Select(b => $"{b.Type}.{string.Join('.', b.Labels.Select(l => l.Value))}")
            .Concat(deployments.Where(b => b.Type == "locals").SelectMany(b => b.Body.Attributes).Select(a => $"local.{a.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var reference in deployments.SelectMany(ReferenceWalk.FreeReferences))
        {
            int labels = reference.RootName == "store" ? 2 : 1;
            if (reference.RootName != "local" && !DeploymentNames.Contains(reference.RootName)) continue;
            string?[] names = [.. Enumerable.Range(1, labels).Select(i => Name(reference, i))];
            if (names.Contains(null) || known.Contains($"{reference.RootName}.{string.Join('.', names)}")) continue;
            Report(reference, $"Reference to undeclared {reference.RootName}",
                $"There is no {reference.RootName} \"{string.Join("\" \"", names)}\" in the deployment files of this stack.");
        }
    }

    private void Report(ScopeTraversalSyntax reference, string summary, string detail) =>
        issues.Add(new SemanticIssue(SemanticIssueKind.UndeclaredReference, detail, reference.Location) { Summary = summary });

    private static SourceLocation HeaderOf(BlockSyntax block) => SourceLocation.At(block.Tree.Source, block.HeaderSpan);
}
