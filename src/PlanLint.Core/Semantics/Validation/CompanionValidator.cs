using PlanLint.Diagnostics;
using PlanLint.Evaluation;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Test and query files: their blocks, and the names of the module that they use.</summary>
internal sealed class CompanionValidator(CompanionFile file, Module? module, IReadOnlySet<string> lists, List<SemanticIssue> issues)
{
    private static readonly BlockSchema Run = new([], ["command", "expect_failures", "providers", "state_key", "parallel", "skip_cleanup"],
        ["assert", "plan_options", "variables", "module", "override_resource", "override_data", "override_module", "backend"]);

    private static readonly BlockSchema Options = new([], ["mode", "refresh", "replace", "target"], []);
    private static readonly BlockSchema TestedModule = new(["source"], ["version"], []);
    private static readonly BlockSchema List = new(["provider"], ["count", "for_each", "include_resource", "limit"], ["config"]);

    private static readonly Dictionary<string, string[]> TestBlocks = new(StringComparer.Ordinal)
    {
        ["run"] = ["name"],
        ["provider"] = ["name"],
        ["mock_provider"] = ["name"],
        ["variable"] = ["name"],
        ["variables"] = [],
        ["test"] = [],
        ["override_resource"] = [],
        ["override_data"] = [],
        ["override_module"] = [],
    };

    private static readonly Dictionary<string, string[]> QueryBlocks = new(StringComparer.Ordinal)
    {
        ["list"] = ["type", "name"],
        ["provider"] = ["name"],
        ["variable"] = ["name"],
        ["locals"] = [],
    };

    /// <summary>Names that the file itself gives a meaning: <c>var.x</c>, <c>local.x</c>.</summary>
    private readonly HashSet<string> own = [.. OwnNames(file.Tree)];

    public static void Check(ModuleTree tree, List<SemanticIssue> issues)
    {
        var modules = tree.Modules.DistinctBy(m => m.Directory, StringComparer.Ordinal).ToDictionary(m => m.Directory, StringComparer.Ordinal);
        var lists = Lists(tree);
        foreach (var file in tree.Companions)
            if (file.Kind != CompanionKind.Stack && !file.Tree.HasErrors)
                new CompanionValidator(file, modules.GetValueOrDefault(file.Directory), lists.GetValueOrDefault(file.Directory) ?? [], issues).Check();
        foreach (var stack in tree.Companions.Where(f => f.Kind == CompanionKind.Stack).GroupBy(f => f.Directory, StringComparer.Ordinal))
            if (stack.All(f => !f.Tree.HasErrors)) new StackValidator([.. stack], issues).Check();
    }

    /// <summary>The lists that the query files of each directory declare together.</summary>
    private static Dictionary<string, HashSet<string>> Lists(ModuleTree tree) =>
        tree.Companions.Where(f => f.Kind == CompanionKind.Query).GroupBy(f => f.Directory, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.SelectMany(f => f.Tree.Body.GetBlocks("list")).Where(b => b.Labels.Count == 2).Select(b => $"{b.Labels[0].Value}.{b.Labels[1].Value}")
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    private void Check()
    {
        var known = file.Kind == CompanionKind.Test ? TestBlocks : QueryBlocks;
        var names = new Dictionary<string, BlockSyntax>(StringComparer.Ordinal);
        foreach (var item in file.Tree.Body.Items)
        {
            if (item is AttributeSyntax { Name: not "//" } attribute) issues.Add(TerraformWords.UnsupportedArgument(attribute, near: null));
            if (item is not BlockSyntax block) continue;
            if (!known.TryGetValue(block.Type, out var labels)) issues.Add(TerraformWords.UnsupportedBlock(block, known.Keys));
            else if (block.Labels.Count != labels.Length) issues.Add(TerraformWords.Labels(block, labels));
            else CheckBlock(block, names);
        }
    }

    private void CheckBlock(BlockSyntax block, Dictionary<string, BlockSyntax> names)
    {
        if (block.Type is "run" or "list")
        {
            string name = string.Join('.', block.Labels.Select(l => l.Value));
            if (!names.TryAdd($"{block.Type} {name}", block))
                issues.Add(new SemanticIssue(SemanticIssueKind.Duplicate, $"There are two {block.Type} blocks called {name} in this file", HeaderOf(block))
                {
                    Summary = $"Duplicate \"{block.Type}\" block names",
                    Related = [new RelatedLocation(HeaderOf(names[$"{block.Type} {name}"]), "the first is here")],
                });
            if (!SyntaxFactory.IsIdentifier(block.Labels[^1].Value)) issues.Add(TerraformWords.Name(block, block.Labels[^1]));
        }
        if (block.Type == "run") CheckRun(block);
        else if (block.Type == "list") CheckList(block);
        else if (block.Type == "provider") CheckReferences(block.Body, []);
    }

    private void CheckRun(BlockSyntax run)
    {
        issues.AddRange(Run.Problems(run));
        foreach (var assertion in run.Body.GetBlocks("assert")) issues.AddRange(BlockSchema.Nested["assert"].Problems(assertion));
        foreach (var options in run.Body.GetBlocks("plan_options")) issues.AddRange(Options.Problems(options));
        foreach (var tested in run.Body.GetBlocks("module")) issues.AddRange(TestedModule.Problems(tested));
        if (run.Body.GetAttribute("command") is { } command && command.Value is not ScopeTraversalSyntax { RootName: "plan" or "apply", Steps.Count: 1 }
            && !file.Tree.IsJson)
            issues.Add(TerraformWords.Invalid(command.Value.Location, "Invalid \"command\" keyword",
                "The \"command\" argument requires one of the following keywords without quotes: apply or plan."));
        // What another module declares is not known here.
        if (run.Body.GetBlocks("module").Any()) return;
        var given = run.Body.GetBlocks("variables").SelectMany(b => b.Body.Attributes).Select(a => $"var.{a.Name}").ToHashSet(StringComparer.Ordinal);
        foreach (var assertion in run.Body.GetBlocks("assert")) CheckReferences(assertion.Body, given);
        foreach (var variables in run.Body.GetBlocks("variables")) CheckReferences(variables.Body, given);
    }

    private void CheckList(BlockSyntax list)
    {
        issues.AddRange(List.Problems(list));
        if (list.Body.GetAttribute("count") is not null && list.Body.GetAttribute("for_each") is { } forEach)
            issues.Add(TerraformWords.Invalid(SourceLocation.At(forEach.Tree.Source, forEach.NameSpan), "Invalid combination of \"count\" and \"for_each\"",
                "The \"count\" and \"for_each\" meta-arguments are mutually-exclusive."));
        foreach (var second in list.Body.GetBlocks("config").Skip(1).Take(1))
            issues.Add(TerraformWords.Invalid(HeaderOf(second), "Duplicate config block", "A list block must contain only one nested \"config\" block."));
        foreach (var config in list.Body.GetBlocks("config")) CheckReferences(config.Body, []);
        foreach (var reference in ReferenceWalk.FreeReferences(list.Body))
            if (reference.RootName == "list") CheckListReference(reference);
    }

    /// <summary>One list may take what another found: <c>list.aws_vpc.all.data[0].identity</c>.</summary>
    private void CheckListReference(ScopeTraversalSyntax reference)
    {
        string?[] names = [.. reference.Steps.Skip(1).Select(s => s.IsIndex ? null : s.Name)];
        string? problem = names switch
        {
            [] or [_] or [null, ..] or [_, null, ..] =>
                "The \"list\" object must be followed by two attribute names: the list resource type and the list resource name.",
            [{ } type, { } name, ..] when !lists.Contains($"{type}.{name}") => null,
            [_, _] => null,
            [_, _, not "data", ..] => "The first step in the traversal for a list resource must be an attribute \"data\".",
            [_, _, _, not null, ..] => "The second step in the traversal for a list resource must be an index.",
            [_, _, _, _, not ("state" or "identity"), ..] =>
                "The third step in the traversal for a list resource must be an attribute \"state\" or \"identity\".",
            _ => null,
        };
        if (problem is not null)
            issues.Add(TerraformWords.Invalid(reference.Location, names.Length < 2 ? "Invalid reference" : "Invalid list resource traversal", problem));
        else if (names is [{ } type, { } name, ..] && !lists.Contains($"{type}.{name}"))
            issues.Add(new SemanticIssue(SemanticIssueKind.UndeclaredReference,
                $"A list resource \"{type}\" \"{name}\" has not been declared in the query files of this module.", reference.Location)
            {
                Summary = "Reference to undeclared resource",
                Suggestion = NearestName.Of($"list.{type}.{name}", lists.Select(l => "list." + l)),
            });
    }

    private void CheckReferences(BodySyntax body, HashSet<string> given)
    {
        if (module is null || module.Files.Any(f => f.HasErrors)) return;
        foreach (var attribute in body.Attributes)
        {
            foreach (var use in ReferenceUse.Of(attribute.Value, ReferenceContext.Each | ReferenceContext.Count, ReferenceRole.Value, []))
            {
                var reference = use.Syntax;
                // Bare words are keywords or iterators here; the rest are names of the file's own making.
                if (reference.Steps is not [_, { Name: { } second }, ..]
                    || reference.RootName is "run" or "output" or "list" or "check" or "each" or "count" or "self") continue;
                string name = $"{reference.RootName}.{second}";
                if (own.Contains(name) || given.Contains(name)) continue;
                if (ReferenceCheck.Problem(module, reference, use.Context) is { } problem)
                    issues.Add(new SemanticIssue(problem.Kind, problem.Detail, SourceLocation.At(reference.Tree.Source, problem.Span))
                    {
                        Summary = problem.Summary,
                        Suggestion = problem.Suggestion,
                    });
            }
        }
        foreach (var block in body.Blocks)
            if (block.Type != "dynamic") CheckReferences(block.Body, given);
    }

    private static IEnumerable<string> OwnNames(SyntaxTree tree) =>
        tree.Body.GetBlocks("variables").SelectMany(b => b.Body.Attributes).Select(a => $"var.{a.Name}")
            .Concat(tree.Body.GetBlocks("variable").Where(b => b.Labels.Count == 1).Select(b => $"var.{b.Labels[0].Value}"))
            .Concat(tree.Body.GetBlocks("locals").SelectMany(b => b.Body.Attributes).Select(a => $"local.{a.Name}"));

    private static SourceLocation HeaderOf(BlockSyntax block) => SourceLocation.At(block.Tree.Source, block.HeaderSpan);
}
