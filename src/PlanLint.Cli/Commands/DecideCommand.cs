using System.CommandLine;
using System.Globalization;
using PlanLint.Decisions;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Loading;
using PlanLint.Rules;
using PlanLint.Secrets;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint decide</c>: import, remove, recreate, create or ask, for every planned create (docs/commands/decide.md).</summary>
internal static class DecideCommand
{
    public static Command Create()
    {
        var command = new Command("decide",
            "Decide what to do about each planned create: import, remove, recreate, create or ask; exits 1 when any decision needs a human");
        var shared = new SharedOptions(command);
        var format = new Option<string>("--format") { Description = "Format of the table", HelpName = "markdown|json", DefaultValueFactory = _ => "markdown" };
        format.TakesOneOf("markdown", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Write the table to this file instead of standard output", HelpName = "FILE" };
        var write = new Option<string?>("--write")
        {
            Description = "Write the table and the generated blocks to this new folder, one numbered folder for each batch",
            HelpName = "DIR",
        };
        foreach (var option in (Option[])[format, output, write]) command.Options.Add(option);
        command.SetAction(result =>
        {
            var request = shared.Request(result);
            var lint = ProgressLine.Run(request);
            if (Refuse(lint)) return 2;
            if (lint.IsEmptyShard) return 0;
            var tables = lint.Roots.Select(r => (Path: r.Compilation.RootPath, Table: r.Decide())).ToArray();
            if (tables.All(t => t.Table is null))
            {
                Console.Error.WriteLine("planlint: there is no plan to decide about; give one with --plan: terraform show -json tfplan > plan.json");
                return 2;
            }
            var decided = tables.Where(t => t.Table is not null).Select(t => (t.Path, Table: t.Table!)).ToArray();
            bool isJson = result.GetValue(format) == "json";
            if (isJson && decided.Length > 1)
            {
                Console.Error.WriteLine("planlint: --format json takes one root module at a time");
                return 2;
            }
            if (result.GetValue(write) is { } folder && WriteBatches(folder, decided, lint) is { } problem) return Fail(problem);
            string text = lint.Redactor.Redact(isJson ? Json(decided[0].Table) : Markdown(decided));
            if (!CommandOutput.Write(result.GetValue(output), writer => writer.Write(text), Console.Error, lint.RepositoryRoot)) return 2;
            return decided.Any(t => t.Table.Rows.Any(r => r.Kind == DecisionKind.Ask)) ? 1 : 0;
        });
        return command;
    }

    /// <summary>True, with the reasons told, when an input could not be read: a table over half the facts would mislead.</summary>
    private static bool Refuse(LintResult lint)
    {
        var errors = InputErrors.Of(lint, f => f.Rule.Id != ToolRules.RuleCrashed.Id || lint.Roots.Any(r => r.Compilation is { Modules: null, Plan: null }));
        InputErrors.Tell(lint, errors);
        InputErrors.TellRemarks(lint);
        return errors.Length > 0;
    }

    private static string Markdown((string Path, DecisionTable Table)[] tables)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var (path, table) in tables)
        {
            DecisionMarkdown.Write(table, writer, tables.Length == 1 ? null : path.Length == 0 ? "." : path);
        }
        return writer.ToString();
    }

    private static string Json(DecisionTable table)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        DecisionJson.Write(table, writer);
        return writer.ToString();
    }

    /// <summary>Writes into a folder that is new or empty, because blocks left from an earlier run would be applied too; a sentence when it cannot.</summary>
    private static string? WriteBatches(string folder, (string Path, DecisionTable Table)[] tables, LintResult lint)
    {
        if (tables.Length > 1) return "--write takes one root module at a time";
        var texts = tables[0].Table.Batches.Where(b => b.Text.Length > 0)
            .Select(b => (string.Create(CultureInfo.InvariantCulture, $"{b.Number:00}-{(b.FileName == "removed.tf" ? "remove" : "import")}/{b.FileName}"),
                lint.Redactor.Redact(b.Text)));
        return AtomicFolder.Write(folder, [.. texts, ("decisions.md", lint.Redactor.Redact(Markdown(tables)))], lint.RepositoryRoot);
    }

    private static int Fail(string problem)
    {
        Console.Error.WriteLine($"planlint: {problem}");
        return 2;
    }
}
