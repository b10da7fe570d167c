using System.CommandLine;
using PlanLint.Cli.Forgejo;
using PlanLint.Drifts;
using PlanLint.Files;
using PlanLint.Hosting;
using PlanLint.Rules;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint drift</c>: what was changed outside of Terraform; exit code 0 nothing new, 1 something new, 2 could not look.</summary>
internal static class DriftCommand
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var command = new Command("drift", "Tell what was changed outside of Terraform, from refresh-only or normal plans; exits 1 when something is new");
        var shared = new SharedOptions(command);
        var accept = new Option<bool>("--accept")
        {
            Description = $"Write what is there now to {DriftBaseline.FileName} in the root module, so that it is known",
        };
        var format = new Option<string>("--format")
        {
            Description = "Format of the report",
            HelpName = "text|markdown|json",
            DefaultValueFactory = _ => "text",
        };
        format.TakesOneOf("text", "markdown", "json");
        var output = new Option<string?>("--output", "-o") { Description = "Write the report to this file instead of standard output", HelpName = "FILE" };
        var issue = new Option<string?>("--forgejo-issue")
        {
            Description = "Open, update and close one issue a root module in this repository on Forgejo or Gitea, with the token from the first of "
                + $"{string.Join(", ", ForgejoReviewCommand.TokenVariables)} that is set",
            HelpName = "OWNER/NAME",
        };
        var server = new Option<string?>("--server")
        {
            Description = $"URL of the server (default: the first of {string.Join(", ", ForgejoReviewCommand.ServerVariables)} that is set)",
            HelpName = "URL",
        };
        issue.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string?>() is { } text && !ForgejoReviewCommand.IsRepository(text)) r.AddError("--forgejo-issue takes OWNER/NAME");
        });
        server.Validators.Add(r =>
        {
            if (!ForgejoReviewCommand.IsAddress(r.GetValueOrDefault<string?>())) r.AddError("--server takes an address such as https://forgejo.example");
        });
        foreach (var option in (Option[])[accept, format, output, issue, server]) command.Options.Add(option);
        command.SetAction(async (result, cancellation) =>
        {
            var lint = ProgressLine.Run(shared.Request(result), cancellation);
            var errors = InputErrors.Of(lint);
            InputErrors.Tell(lint, errors);
            InputErrors.TellRemarks(lint);
            if (errors.Length > 0) return 2;
            if (lint.IsEmptyShard) return 0;
            if (Look(lint) is not { } drifts) return 2;
            if (result.GetValue(accept)) return Accept(lint, drifts);
            string? inputs = TypedCommand.Inputs(result, [accept, format, output, issue, server], lint.Redactor);
            string? accepting = inputs is null ? null : $"planlint drift --accept {inputs}".TrimEnd();
            string text = Text(drifts, result.GetValue(format)!, accepting);
            if (!CommandOutput.Write(result.GetValue(output), writer => writer.Write(text), Console.Error, lint.RepositoryRoot)) return 2;
            int exitCode = drifts.Any(d => d.Drift.New.Any()) ? 1 : 0;
            if (result.GetValue(issue) is not { } repository) return exitCode;
            if (ForgejoReviewCommand.FirstSet(ForgejoReviewCommand.TokenVariables) is not { } token)
                return Fail($"no token: set {ForgejoReviewCommand.TokenVariables[0]}");
            string? address = result.GetValue(server) ?? ForgejoReviewCommand.FirstSet(ForgejoReviewCommand.ServerVariables);
            if (!ForgejoReviewCommand.IsAddress(address)) return Fail("no server: give --server https://forgejo.example");
            using var client = new ForgejoClient(new Uri(address!), token, TimeSpan.FromSeconds(30), FirstDelay) { Access = "issues" };
            return await Tell(new DriftIssue(client, repository, Console.Error), drifts.Select(d => (d.Root, d.Drift)), accepting, cancellation) ? exitCode : 2;
        });
        return command;
    }

    private static string Text(List<(string Root, DriftReport Drift, string File)> drifts, string format, string? accept)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (format == "json") DriftJson.Write(drifts.Select(d => (d.Root, d.Drift)), text);
        else if (format == "markdown") text.Write(string.Join("\n", drifts.Select(d => DriftPage.Markdown(d.Root, d.Drift, accept))));
        else
        {
            text.Write(string.Join("\n", drifts.Select(d => DriftPage.Text(d.Root, d.Drift))));
            if (accept is not null && drifts.Any(d => d.Drift.New.Any())) text.WriteLine(InputErrors.Printable($"to accept it: {accept}"));
        }
        return text.ToString();
    }

    /// <summary>Brings the issues of all roots up to date; false, with the reasons told, when one could not be.</summary>
    public static async Task<bool> Tell(DriftIssue issues, IEnumerable<(string Root, DriftReport Drift)> drifts, string? accept, CancellationToken cancellation)
    {
        bool isTold = true;
        foreach (var (root, drift) in drifts)
        {
            if (await issues.Write(root, DriftPage.Markdown(root, drift, accept), drift.New.Any(), cancellation) is not { } problem) continue;
            isTold = false;
            Fail($"the issue of {root} is not up to date: {problem}");
        }
        return isTold;
    }

    /// <summary>The drift of each root; null, with the reasons told, when one could not be looked at.</summary>
    private static List<(string Root, DriftReport Drift, string File)>? Look(LintResult lint)
    {
        var drifts = new List<(string, DriftReport, string)>();
        foreach (var root in lint.Roots)
        {
            string path = root.Compilation.RootPath.Length == 0 ? "." : root.Compilation.RootPath;
            string file = Path.Combine(lint.RepositoryRoot, root.Compilation.RootPath, DriftBaseline.FileName);
            if (Baseline(file, lint.RepositoryRoot, out string? problem) is not { } baseline) Fail($"'{path}/{DriftBaseline.FileName}' {problem}");
            else if (DriftReport.Of(root.Compilation, baseline, lint.Redactor.ForOutput()) is { } drift) drifts.Add((path, drift, file));
            else Fail(root.Compilation.Plan is null
                ? $"{path}: no plan to look at; give one with --plan: terraform plan -refresh-only -out tfplan && terraform show -json tfplan > plan.json"
                : $"{path}: planning failed, so not everything was looked at; plan again");
        }
        return drifts.Count > 0 && drifts.Count == lint.Roots.Length ? drifts : null;
    }

    /// <summary>What a file says is known, nothing where there is none; null, with a sentence that goes on from its name, when it is no baseline.</summary>
    private static DriftBaseline? Baseline(string file, string repositoryRoot, out string? problem)
    {
        problem = null;
        if (!File.Exists(file)) return DriftBaseline.Empty;
        return NamedFile.ReadWithin(file, repositoryRoot, out problem) is { } bytes ? DriftBaseline.Read(SourceText.From(bytes, file).Text, out problem) : null;
    }

    private static int Accept(LintResult lint, List<(string Root, DriftReport Drift, string File)> drifts)
    {
        foreach (var (root, drift, file) in drifts)
        {
            if (AtomicFile.Write(file, drift.Accepted.Write, lint.RepositoryRoot, isNamed: false) is { } problem) return Fail(problem);
            Console.Out.WriteLine(InputErrors.Printable($"{root}: accepted {drift.Entries.Count(e => e.Kind != DriftKind.Noise)} in {DriftBaseline.FileName}"));
        }
        return 0;
    }

    private static int Fail(string problem)
    {
        Console.Error.WriteLine(InputErrors.Printable($"planlint: {problem}"));
        return 2;
    }
}
