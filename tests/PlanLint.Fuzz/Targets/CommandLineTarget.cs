using System.Globalization;
using PlanLint.Cli;
using PlanLint.Fuzz.Mutation;
using PlanLint.Fuzz.Running;
using PlanLint.Text;

namespace PlanLint.Fuzz.Targets;

/// <summary>Words of a command line, one a line, run in a sandbox without programs, variables and standard input.</summary>
internal sealed class CommandLineTarget : Target
{
    private static readonly Mutator Mutator = new LineMutator(Vocabulary.Words, '=', longestText: 300);
    private readonly Lazy<Sandbox> sandbox = new(Enter);
    private static StandardStreams? streams;

    public override string Name => "arguments";

    public override string Description => "words of the command line";

    public override string Mutate(FuzzRandom random, string input, string donor) => Mutator.Mutate(random, input, donor);

    public override bool IsDeterministic(string input) => false;

    public override void Run(string input, Execution execution)
    {
        var folder = sandbox.Value;
        string[] words = SourceText.From(RawText.Encode(input), "x").Text.Split('\n');
        if (words.Any(w => !IsHarmless(w))) return;
        folder.Restore();
        Environment.CurrentDirectory = folder.Root;
        streams!.Clear();
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var (oldOut, oldError) = (Console.Out, Console.Error);
        int exit;
        try
        {
            using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            Console.SetOut(output);
            Console.SetError(error);
            exit = CommandLine.Run(words);
        }
        finally
        {
            Console.SetOut(oldOut);
            Console.SetError(oldError);
        }
        string said = error.ToString(), written = streams.Read();
        Execution.Require(exit is >= 0 and <= 2, "the exit code is 0, 1 or 2", exit.ToString(CultureInfo.InvariantCulture));
        Execution.Require(!said.Contains("internal error", StringComparison.Ordinal), $"no command crashes: {Site(said)}", said);
        Execution.Require(!written.Contains("PL0002", StringComparison.Ordinal) || words.Contains("rules") || words.Contains("explain") || words.Contains("sarif") || words.Contains("PL0002"), "no rule crashes", written);
        Execution.Require(exit != 2 || said.Length + written.Length > 0 || folder.HasChanged, "a failure is told");
        Outputs.RequirePlain(said, "messages hold no control characters");
        execution.SawMessage(exit.ToString(CultureInfo.InvariantCulture) + words[0], string.Concat(said.Split('\n').Select(l => string.Join(' ', l.Split(' ').Take(4)))));
    }

    private static string Site(string said)
    {
        int at = said.IndexOf("internal error", StringComparison.Ordinal);
        return at < 0 ? "" : said[at..Math.Max(at, said.IndexOf(". This is", at, StringComparison.Ordinal))];
    }

    /// <summary>False for a word that no process can be given, or that could lead out of the sandbox: the command line may read and write anywhere.</summary>
    private static bool IsHarmless(string word) => !word.Contains("..", StringComparison.Ordinal) && !word.Contains('\0', StringComparison.Ordinal) && !word.Contains('~', StringComparison.Ordinal) && !word.StartsWith('/') && !word.Contains("=/", StringComparison.Ordinal);

    private static Sandbox Enter()
    {
        streams ??= new StandardStreams();
        Environment.SetEnvironmentVariable("PATH", "");
        foreach (string name in (string[])["PLANLINT_FORGEJO_TOKEN", "FORGEJO_TOKEN", "GITEA_TOKEN", "GITHUB_TOKEN"]) Environment.SetEnvironmentVariable(name, null);
        return new Sandbox();
    }
}
