using PlanLint.Cli.Tests.Files;
using PlanLint.Files;
using PlanLint.Hosting.Reconciling;
using PlanLint.Processes;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>A root module and a stand-in for terraform, to run reconcile in this process: a rename, two imports, one create.</summary>
internal sealed class FakeRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public FakeRun()
    {
        Tool = new FakeTool(folder.Path);
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        foreach (var (name, input) in ((string, string)[])[("after", "kept"), ("app", "app"), ("web", "web"), ("fresh", "new")])
            folder.Write(name + ".tf", $"resource \"terraform_data\" \"{name}\" {{\n  input = \"{input}\"\n}}\n");
        folder.Write("facts.hcl", ReconcileRoot.Facts);
        folder.Write("live.json", ReconcileRoot.Live);
    }

    /// <summary>What an undisturbed run leads to.</summary>
    public static string[] Undisturbed => ["terraform_data.after kept", "terraform_data.app app", "terraform_data.fresh new", "terraform_data.web web"];

    /// <summary>The stand-in.</summary>
    public FakeTool Tool { get; }

    /// <summary>What was told.</summary>
    public string Messages { get; private set; } = "";

    /// <summary>The document of the last run.</summary>
    public string Document { get; private set; } = "";

    /// <summary>Absolute path of the journal.</summary>
    public string JournalPath => In(".planlint/reconcile.jsonl");

    /// <summary>The journal; empty when there is none.</summary>
    public string Journal => File.Exists(JournalPath) ? File.ReadAllText(JournalPath) : "";

    /// <summary>True when there is a run to go on with.</summary>
    public bool IsUnderWay => Journal.Contains("\"event\":\"ready\"", StringComparison.Ordinal) && !Journal.Contains("\"event\":\"finished\"", StringComparison.Ordinal);

    /// <summary>Absolute path of a file in the root.</summary>
    public string In(string name) => Path.Combine(folder.Path, name);

    /// <summary>Writes a file of the root.</summary>
    public void Write(string name, string text) => folder.Write(name, text);

    /// <summary>Runs, or resumes; the exit code.</summary>
    public int Run(Func<ReconcileRequest, ReconcileRequest>? change = null, Func<ReconcileQuestion, bool>? confirm = null)
    {
        folder.Write(".planlint.hcl", "planlint {\n  knowledge = [\"facts.hcl\"]\n  live      = [\"live.json\"]\n}\n");
        var request = new ReconcileRequest
        {
            Inputs = new() { WorkingDirectory = folder.Path, Threads = 1 },
            Tool = ToolCommand.ParseForReconcile(["terraform"], folder.Path, out _)!,
            SaysYes = true,
            Resumes = IsUnderWay,
        };
        using var messages = new StringWriter();
        using var document = new StringWriter();
        try
        {
            return new Reconciler(BuiltIn.Linter, change?.Invoke(request) ?? request, messages).Run(Tool, document, confirm);
        }
        finally
        {
            Messages = messages.ToString();
            Document = document.ToString();
        }
    }

    /// <summary>The same with a disk that fails; null when the run was cut off as by <c>kill -9</c>.</summary>
    public int? Run(FailingFileSystem disk)
    {
        using (FileSystem.Replace(disk))
        {
            try
            {
                return Run();
            }
            catch (CrashException)
            {
                return null;
            }
        }
    }

    public void Dispose() => folder.Dispose();
}
