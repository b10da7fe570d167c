using System.CommandLine;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Inventory;
using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary>
/// <c>planlint inventory FILE…</c>: live files as one inventory, secrets hidden. With <c>--collect kubectl --plan FILE</c> the
/// kinds that the plan creates are listed first, read-only.
/// </summary>
internal static class InventoryCommand
{
    private const int Done = 0;
    private const int NotRead = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("PATH")
        {
            Description = "Files or folders of kubectl, argocd, Harbor or Keycloak lists",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write the inventory to this file instead of standard output", HelpName = "FILE" };
        var collect = new Option<string?>("--collect")
        {
            Description = "List live objects of the kinds that --plan creates; each command only reads, and is shown before it runs",
            HelpName = "kubectl",
        };
        var plan = new Option<string?>("--plan") { Description = "Plan that determines which kinds to list", HelpName = "FILE|-" };
        collect.TakesOneOf("kubectl");
        var command = new Command("inventory", "Combine live lists into one inventory, with secrets hidden") { files, output, collect, plan };
        command.Validators.Add(result =>
        {
            bool collects = result.GetResult(collect) is not null;
            if (collects && result.GetResult(plan) is null) result.AddError("--collect needs --plan FILE, whose creates say which kinds to list");
            if (!collects && (result.GetValue(files) ?? []).Length == 0) result.AddError("inventory needs files or folders, or --collect kubectl --plan FILE");
        });
        command.SetAction(result => Run(
            result.GetValue(files) ?? [], result.GetValue(collect) is not null, result.GetValue(plan), result.GetValue(output), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Writes the inventory; 2, and no file, when something could not be read.</summary>
    public static int Run(IReadOnlyList<string> files, bool collects, string? planPath, string? outputPath, TextWriter output, TextWriter errors,
        string kubectl = "kubectl")
    {
        var bag = new DiagnosticBag();
        string directory = Environment.CurrentDirectory;
        var loader = new WorkspaceLoader(directory, directory, bag);
        var parts = new List<LiveInventory>();
        if (files.Count > 0 && loader.ReadInventory([.. files.Select(loader.FromUser)], []).Inventory is { } read) parts.Add(read);
        if (collects && !bag.HasErrors && Collect(loader, planPath!, kubectl, bag, errors) is { } collected) parts.Add(collected);
        foreach (var diagnostic in bag.Diagnostics) InputErrors.Tell(diagnostic, errors);
        if (bag.HasErrors) return NotRead;
        var inventory = LiveInventory.Combine([.. parts, LiveInventory.Empty]);
        if (outputPath is null)
        {
            InventoryWriter.Write(inventory, output);
            return Done;
        }
        string? problem = AtomicFile.Write(
            outputPath, writer => InventoryWriter.Write(inventory, writer), RepositoryRoot.Of(".", Environment.CurrentDirectory));
        if (problem is not null) errors.WriteLine($"planlint: {problem}");
        return problem is null ? Done : NotRead;
    }

    private static LiveInventory? Collect(WorkspaceLoader loader, string planPath, string kubectl, DiagnosticBag bag, TextWriter errors)
    {
        using var standardInput = planPath == "-" ? Console.OpenStandardInput() : null;
        if (loader.ReadPlan(loader.FromUser(planPath), standardInput) is not { } plan) return null;
        var queries = KubectlQuery.For(plan, BuiltInKnowledge.Load());
        if (queries.IsEmpty) errors.WriteLine("planlint: the plan creates nothing in Kubernetes; nothing to list");
        foreach (var query in queries) errors.WriteLine($"+ {query}");
        var collected = new KubectlCollector(bag, kubectl).Collect(queries);
        if (!queries.IsEmpty && collected.Scopes.IsEmpty && !bag.HasErrors)
            bag.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(kubectl),
                $"None of the {queries.Length} kinds that the plan creates could be listed, so the inventory would be empty.");
        return new LiveInventory(collected.Objects, collected.Scopes) { CapturedAt = DateTimeOffset.UtcNow };
    }
}
