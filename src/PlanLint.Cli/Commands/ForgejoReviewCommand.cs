using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PlanLint.Cli.Forgejo;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Loading;
using PlanLint.Reporting.Forgejo;
using PlanLint.Text;

namespace PlanLint.Cli.Commands;

/// <summary><c>planlint forgejo-review</c>: a SARIF file as a review and a commit status on Forgejo or Gitea, which store no SARIF.</summary>
internal static class ForgejoReviewCommand
{
    internal static readonly string[] TokenVariables = ["PLANLINT_FORGEJO_TOKEN", "FORGEJO_TOKEN", "GITEA_TOKEN", "GITHUB_TOKEN"];
    internal static readonly string[] ServerVariables = ["PLANLINT_FORGEJO_URL", "GITHUB_SERVER_URL", "CI_FORGE_URL"];
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    public static Command Create()
    {
        var sarif = new Option<string>("--sarif")
        {
            Description = "SARIF file written by 'planlint check --report sarif=FILE'",
            HelpName = "FILE",
            Required = true,
        };
        var markdown = new Option<string?>("--markdown")
        {
            Description = "Markdown report of the same run, written by 'planlint check --report markdown=FILE': the text of the review",
            HelpName = "FILE",
        };
        var repository = new Option<string>("--repo") { Description = "Repository of the pull request", HelpName = "OWNER/NAME", Required = true };
        var pull = OptionValues.Number("--pull", "Number of the pull request", "N", 1, int.MaxValue, "a number");
        pull.Required = true;
        var sha = new Option<string>("--sha") { Description = "Commit that was checked", HelpName = "SHA", Required = true };
        var server = new Option<string?>("--server")
        {
            Description = $"URL of the server (default: the first of {string.Join(", ", ServerVariables)} that is set)",
            HelpName = "URL",
        };
        var context = new Option<string>("--context")
        {
            Description = "Name of the commit status; give each check of a pull request its own",
            HelpName = "NAME",
            DefaultValueFactory = _ => "planlint",
        };
        var targetUrl = new Option<string?>("--target-url") { Description = "URL that the commit status links to", HelpName = "URL" };
        var diff = new Option<string?>("--diff")
        {
            Description = "Diff of the pull request, for --dry-run; without it every line counts as changed",
            HelpName = "FILE",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the requests instead of sending them" };
        var timeout = OptionValues.Number("--timeout", "Timeout of one request, in seconds", "SECONDS", 1, 3600, "1 to 3600 seconds", otherwise: 30);
        repository.Validators.Add(r => { if (r.GetValueOrDefault<string>() is not { } text || !IsRepository(text)) r.AddError("--repo takes OWNER/NAME"); });
        server.Validators.Add(r =>
        {
            if (!IsAddress(r.GetValueOrDefault<string?>()))
                r.AddError("--server takes an address such as https://forgejo.example");
        });
        targetUrl.Validators.Add(r =>
        {
            if (!IsAddress(r.GetValueOrDefault<string?>()))
                r.AddError("--target-url takes an address such as https://ci.example/runs/1");
        });
        sha.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<string>() is not { Length: >= 7 and <= 64 } text || !text.All(char.IsAsciiHexDigit))
                r.AddError("--sha takes a commit, in hexadecimal: 7 digits or more");
        });

        var command = new Command("forgejo-review",
            $"Post findings as a review on Forgejo or Gitea, with the token from the first of {string.Join(", ", TokenVariables)} that is set");
        foreach (var option in (Option[])[sarif, markdown, repository, pull, sha, server, context, targetUrl, diff, dryRun, timeout])
            command.Options.Add(option);
        command.SetAction(async (result, cancellation) =>
        {
            if (Read(result.GetValue(sarif)!) is not { } findings) return 2;
            if (result.GetValue(markdown) is { } page)
            {
                if (ReadText(page) is not { } text) return 2;
                if (ReviewReport.Read(text) is not { } report)
                    return Refuse($"'{page}' is no Markdown report of this version; 'planlint check --report markdown=FILE' writes one");
                findings = findings with { Report = report };
            }
            string[] names = result.GetValue(repository)!.Split('/');
            var target = new ReviewTarget(
                names[0], names[1], result.GetValue(pull), result.GetValue(sha)!, result.GetValue(context)!, result.GetValue(targetUrl));
            if (result.GetValue(dryRun)) return Print(findings, target, result.GetValue(diff));

            if (FirstSet(TokenVariables) is not { } token) return Refuse($"no token: set {TokenVariables[0]}");
            string? address = result.GetValue(server) ?? FirstSet(ServerVariables);
            if (address is null) return Refuse("no server: give --server https://forgejo.example");
            if (!IsAddress(address)) return Refuse($"'{address}' is no address of a server; give --server https://forgejo.example");
            using var client = new ForgejoClient(new Uri(address), token, TimeSpan.FromSeconds(result.GetValue(timeout)), FirstDelay);
            return await new ReviewPoster(client, target, Console.Error).Post(findings, cancellation);
        });
        return command;
    }

    internal static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") && uri.Host.Length > 0;

    /// <summary>Names as Forgejo and Gitea take them: they become a part of an address.</summary>
    internal static bool IsRepository(string text) =>
        text.Split('/') is [var owner, var name]
        && ((string[])[owner, name]).All(n => n is not ("" or "." or "..") && n.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'));

    /// <summary>The findings of the file; null, with a message, when it is no SARIF.</summary>
    private static SarifFindings? Read(string path)
    {
        if (ReadText(path) is not { } text) return null;
        var diagnostics = new DiagnosticBag();
        using var reader = new StringReader(text);
        var findings = SarifFindings.Read(reader, path, diagnostics);
        foreach (var problem in diagnostics.Diagnostics) Refuse($"{path}: {problem.Message}");
        return findings;
    }

    /// <summary>The text of a file; null, with a message, when it cannot be read.</summary>
    private static string? ReadText(string path)
    {
        if (NamedFile.Read(path, out string? unread) is { } bytes) return SourceText.From(bytes, path).Text;
        Refuse($"'{path}' {unread}");
        return null;
    }

    private static int Print(SarifFindings findings, ReviewTarget target, string? diffFile)
    {
        PullRequestDiff? diff = null;
        if (diffFile is not null)
        {
            if (ReadText(diffFile) is not { } text) return 2;
            diff = PullRequestDiff.Parse(text);
        }
        var review = ForgejoReview.Build(findings, diff, target.Sha, target.Context);
        if (!review.IsEmpty) Console.Out.Write($"POST /api/v1/{target.ReviewsPath}\n{review.ReviewJson()}\n");
        Console.Out.Write($"POST /api/v1/{target.StatusPath}\n{review.StatusJson(target.TargetUrl)}");
        return 0;
    }

    internal static string? FirstSet(string[] variables) =>
        variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));

    private static int Refuse(string sentence)
    {
        Console.Error.Write($"planlint: {sentence}\n");
        return 2;
    }
}
