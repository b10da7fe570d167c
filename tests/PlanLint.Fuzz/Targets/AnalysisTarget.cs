using PlanLint.Fuzz.Running;

namespace PlanLint.Fuzz.Targets;

/// <summary>An input of <c>planlint check</c>: everything is read, every rule runs, one format is written, fixes are applied.</summary>
internal sealed class AnalysisTarget(string name, string description, string own, Func<string, bool> isOwn) : FilesTarget(own, isOwn)
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Description => description;

    /// <summary>More seeds than the pages of the rules have.</summary>
    public Func<IEnumerable<string>> MoreSeeds { get; init; } = static () => [];

    /// <summary>True when reading the configuration reads files of this kind.</summary>
    public bool ReadsConfiguration { get; init; }

    /// <summary>Rules run for one input in so many.</summary>
    public int AnalysesOneIn { get; init; } = 8;

    /// <summary>The examples on the pages of rules that have a file of this kind, and what else was given.</summary>
    public override IEnumerable<string> Seeds() => PageSeeds.All.Where(w => w.Files.Exists(f => IsOwn(f.Path))).Select(w => w.ToString()).Concat(MoreSeeds());

    /// <inheritdoc/>
    public override bool IsDeterministic(string input) => true;

    /// <inheritdoc/>
    protected override void Run(Workspace files, Execution execution)
    {
        var analysis = new WorkspaceAnalysis(files, execution, execution.Chooses(AnalysesOneIn), ReadsConfiguration);
        analysis.Run();
        if (execution.Chooses(ReadsConfiguration ? 4 : 20))
            foreach (var (path, text) in files.Files)
                if (path.EndsWith(".tf", StringComparison.Ordinal) || path.EndsWith(".hcl", StringComparison.Ordinal) || path.EndsWith(".tf.json", StringComparison.Ordinal)) SyntaxProperties.Check(RawText.Encode(text), path, execution);
    }
}
