using PlanLint.Fuzz.Mutation;
using PlanLint.Fuzz.Running;

namespace PlanLint.Fuzz.Targets;

/// <summary>A target whose input is a few files, one of them of its own kind.</summary>
/// <param name="own">Path of the file that an input without <c># file:</c> is.</param>
/// <param name="isOwn">True for paths of the target's kind.</param>
internal abstract class FilesTarget(string own, Func<string, bool> isOwn) : Target
{
    /// <summary>Knows files of the target's kind better than their path tells; null when it does not.</summary>
    public Mutator? OwnMutator { get; init; }

    /// <summary>True for paths of the target's kind.</summary>
    protected bool IsOwn(string path) => isOwn(path);

    /// <inheritdoc/>
    public override string Mutate(FuzzRandom random, string input, string donor)
    {
        var files = Workspace.Parse(input, own);
        var others = Workspace.Parse(donor, own);
        if (files.Files.Count == 0) files.Files.Add((own, ""));
        var mine = Enumerable.Range(0, files.Files.Count).Where(i => isOwn(files.Files[i].Path)).ToArray();
        int at = mine.Length == 0 || random.OneIn(10) ? random.Below(files.Files.Count) : random.Of(mine);
        var (path, text) = files.Files[at];
        string theirs = others.Files.FirstOrDefault(f => isOwn(f.Path) == isOwn(path) && f.Path.Split('.')[^1] == path.Split('.')[^1]).Text ?? "";
        if (random.OneIn(100)) Rearrange(random, files, others, at);
        else files.Files[at] = (path, (isOwn(path) && OwnMutator is { } better ? better : Languages.Of(path)).Mutate(random, text, theirs));
        return files.ToString();
    }

    /// <inheritdoc/>
    public override void Run(string input, Execution execution) => Run(Workspace.Parse(input, own), execution);

    /// <summary>Runs the files.</summary>
    protected abstract void Run(Workspace files, Execution execution);

    private static void Rearrange(FuzzRandom random, Workspace files, Workspace others, int at)
    {
        if (random.OneIn(2) && files.Files.Count > 1) files.Files.RemoveAt(at);
        else if (others.Files.Count > 0) files.Files.Add(random.Of(others.Files));
    }
}
