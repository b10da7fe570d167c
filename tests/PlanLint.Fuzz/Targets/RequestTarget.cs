using System.Globalization;
using PlanLint.Cli.Builds;
using PlanLint.Fuzz.Mutation;
using PlanLint.Fuzz.Running;
using PlanLint.MSBuild;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>The lines of a build's request, as <c>planlint msbuild</c> reads them. <c>@</c> stands for the sandbox.</summary>
internal sealed class RequestTarget : Target
{
    private static readonly Mutator Mutator = new LineMutator(Vocabulary.Request, '\t', longestText: 400);
    private readonly Lazy<Sandbox> sandbox = new();

    public override string Name => "msbuild";

    public override string Description => "requests of the MSBuild package";

    public override string Mutate(FuzzRandom random, string input, string donor) => Mutator.Mutate(random, input, donor);

    public override void Run(string input, Execution execution)
    {
        string root = sandbox.Value.Root;
        string text = SourceText.From(RawText.Encode(input), "x").Text.Replace("@", root, StringComparison.Ordinal);
        using var lines = new StringReader(text);
        var asked = BuildRequest.FromLines(Lines(lines));
        execution.Saw(asked is null ? 1 : 2 + Math.Min(asked.Roots.Count, 4) * 8 + Math.Min(asked.Rules.Count, 4));
        if (asked is null) return;
        // A request names what is written; a mutated one must not write elsewhere on this machine.
        string[] written = [asked.ProjectFile, asked.FindingsFile, asked.ReadFile, asked.AbsentFile, .. asked.Sarif.Length > 0 ? [asked.Sarif] : Array.Empty<string>(), .. asked.Roots.Select(r => r.Path)];
        if (!written.All(w => IsInside(root, w))) return;
        // Without roots the project's folder is searched: that of all temporary files takes minutes.
        if (asked.ProjectFile.TrimEnd('/') == root) return;
        sandbox.Value.Restore();
        Environment.CurrentDirectory = root;
        using var answer = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var problem in new BuildAnalysis(asked, answer).Run())
        {
            Execution.Require(problem.Code != "PL0002", $"no build analysis crashes: {problem.Message}", problem.Message);
            Execution.Require(LoggedFinding.FromLine(problem.ToLine()) == problem, "a problem is read as it was written", problem.ToLine());
            execution.SawMessage(problem.Code, problem.Message);
            execution.Output.Append(problem.ToLine()).Append('\n');
        }
        if (!IsInside(root, asked.FindingsFile) || !File.Exists(Path.GetFullPath(asked.FindingsFile))) return;
        foreach (string line in File.ReadLines(asked.FindingsFile))
            Execution.Require(LoggedFinding.FromLine(line) is { } finding && finding.ToLine() == line && finding.Code != "PL0002", "a finding is read as it was written", line);
    }

    private static bool IsInside(string root, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0) return true;
        return Path.GetFullPath(path, root).StartsWith(root + "/", StringComparison.Ordinal) || Path.GetFullPath(path, root) == root;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }
}
