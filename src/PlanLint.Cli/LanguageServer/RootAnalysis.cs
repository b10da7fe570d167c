using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Text;

namespace PlanLint.Cli.LanguageServer;

/// <summary>What is known of one root module: its configuration as it is typed, and below it the findings that need a plan or other inputs.</summary>
internal sealed class RootAnalysis
{
    private readonly LintRequest request;
    private readonly Linter linter;
    private ImmutableDictionary<string, SourceText> textsOfWhole = ImmutableDictionary<string, SourceText>.Empty;
    private ImmutableArray<Diagnostic> overlay = [];
    private (string Path, DateTime Written, long Length)[] stamps = [];

    /// <param name="linter">Runs the analyses.</param>
    /// <param name="request">The root, and what the client allows.</param>
    public RootAnalysis(Linter linter, LintRequest request) => (this.linter, this.request) = (linter, request);

    /// <summary>The last run over configuration alone; null before the first.</summary>
    public LintResult? Source { get; private set; }

    /// <summary>
    /// The last run with plan, states and inventories; null before the first. Its configuration may be older than that of
    /// <see cref="Source"/>.
    /// </summary>
    public LintResult? Whole { get; private set; }

    /// <summary>True when the plan is not of the configuration, so that what it says may be over.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The run that knows most.</summary>
    public LintResult Best => IsWholeCurrent ? Whole! : Source!;

    /// <summary>True while nothing was typed since the last whole run.</summary>
    public bool IsWholeCurrent { get; private set; }

    /// <summary>Analyses the configuration with the texts of the editor.</summary>
    public void AnalyzeSource(ImmutableDictionary<string, string> texts)
    {
        Source = linter.Run(request with { Unsaved = texts, OnlyConfiguration = true });
        IsWholeCurrent = false;
    }

    /// <summary>Analyses everything that options name.</summary>
    public void AnalyzeWhole(ImmutableDictionary<string, string> texts)
    {
        // Where there is nothing but configuration, the run that is there has seen it all.
        bool isAll = !IsWholeCurrent && Source is { Roots.IsEmpty: false } seen && seen.Roots.All(r => !r.NamesOtherInputs);
        Whole = isAll ? Source! : linter.Run(request with { Unsaved = texts });
        IsWholeCurrent = true;
        var known = (Source?.Report.AllFindings() ?? []).Select(Key).ToHashSet();
        overlay = [.. Whole.Report.AllFindings().Where(f => !known.Contains(Key(f)))];
        IsStale = Whole.Roots.Any(r => r.Compilation.Provenance is { Differences.IsEmpty: false });
        textsOfWhole = texts.ToImmutableDictionary(t => t.Key, t => SourceText.From(t.Value, t.Key));
        stamps = Stamps(Whole);
    }

    /// <summary>True when a file that the last whole run read is another now: somebody planned again.</summary>
    public bool IsOutdated() => Whole is not null && !Stamps(Whole).SequenceEqual(stamps);

    /// <summary>The findings to show, each with whether it is of the plan below, where its file is now, and the run that knows its secrets.</summary>
    public IEnumerable<ShownFinding> Findings(ImmutableDictionary<string, string> texts)
    {
        foreach (var finding in Source?.Report.AllFindings() ?? [])
            if (finding.Suppression is null) yield return new(finding, finding.Location.LineSpan, Source!, IsOverlay: false);
        foreach (var finding in overlay)
        {
            if (finding.Suppression is not null) continue;
            string path = Path.Combine(Whole!.RepositoryRoot, finding.Location.Path);
            var lines = finding.Location.LineSpan;
            if (!IsWholeCurrent && textsOfWhole.TryGetValue(path, out var then) && texts.TryGetValue(path, out string? now))
                lines = LineShift.Between(then.Text, now).Of(lines);
            yield return new(finding, lines, Whole!, IsOverlay: true);
        }
    }

    private static (string, string, string) Key(Diagnostic finding) => (finding.Rule.Id, finding.Location.ToString(), finding.Message);

    private static (string, DateTime, long)[] Stamps(LintResult lint) => [.. lint.InputFiles.Select(f => new FileInfo(Path.Combine(lint.RepositoryRoot, f)))
        .Where(f => f.Exists && f.Extension is not (".tf" or ".tfvars" or ".hcl")).Select(f => (f.FullName, f.LastWriteTimeUtc, f.Length))];
}
