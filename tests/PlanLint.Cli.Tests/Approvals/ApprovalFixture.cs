using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Hosting;
using PlanLint.Plans;
using PlanLint.Processes;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests.Approvals;

/// <summary>A root module with a plan, keys of two people, and the file of those who may approve, outside of the repository.</summary>
internal sealed class ApprovalFixture : IDisposable
{
    public const string Alice = "alice@example.com";

    public static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private const string Configuration = """
        resource "aws_instance" "web" {
          size = 3
          tags = { team = "b" }
        }

        resource "aws_instance" "new" {
          size = 1.5
        }

        resource "aws_instance" "other" {
          size = 1
        }
        """;

    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-30T03:48:19Z","complete":true,"applyable":true,"errored":false,
        "variables":{"size":{"value":3}},
        "resource_changes":[
        {"address":"aws_instance.web","mode":"managed","type":"aws_instance","name":"web","provider_name":"registry.terraform.io/hashicorp/aws",
         "change":{"actions":["update"],"before":{"id":"i-1","etag":"e1","size":2,"policy":"{\"a\":1}","made":"2026-11-01T00:00:00Z","tags":{"team":"a"}},
         "after":{"id":"i-1","size":3,"policy":"{\"a\":2}","made":"2026-11-30T03:48:19Z","tags":{"team":"b"}},"after_unknown":{"etag":true}}},
        {"address":"aws_instance.new","mode":"managed","type":"aws_instance","name":"new","provider_name":"registry.terraform.io/hashicorp/aws",
         "change":{"actions":["create"],"before":null,"after":{"size":1.5,"list":["a","b"]},"after_unknown":{"id":true}}},
        {"address":"aws_instance.old","mode":"managed","type":"aws_instance","name":"old","provider_name":"registry.terraform.io/hashicorp/aws",
         "change":{"actions":["delete"],"before":{"id":"i-3","size":1},"after":null}},
        {"address":"aws_instance.other","mode":"managed","type":"aws_instance","name":"other","provider_name":"registry.terraform.io/hashicorp/aws",
         "change":{"actions":["no-op"],"before":{"id":"i-4","size":1},"after":{"id":"i-4","size":1}}}],
        "output_changes":{"url":{"actions":["update"],"before":"http://a","after":"http://b"}},
        "configuration":{"root_module":{"resources":[
        {"address":"aws_instance.web","mode":"managed","type":"aws_instance","name":"web","expressions":{"size":{"constant_value":3},"tags":{"constant_value":{"team":"b"}}}},
        {"address":"aws_instance.new","mode":"managed","type":"aws_instance","name":"new","expressions":{"size":{"constant_value":1.5}}},
        {"address":"aws_instance.other","mode":"managed","type":"aws_instance","name":"other","expressions":{"size":{"constant_value":1}}}]}}}
        """;

    private readonly TemporaryFolder folder = new();

    public ApprovalFixture()
    {
        if (ProgramPath.Find("ssh-keygen") is null) Assert.Ignore("ssh-keygen is not on PATH");
        foreach (string name in (string[])["alice", "mallory"]) Key(name);
        folder.Write("allowed_signers", $"{Alice} namespaces=\"{SshKeygen.Namespace}\" {PublicKey("alice")}\n");
        folder.Write("repository/.git/HEAD", "ref: refs/heads/main\n");
        folder.Write("repository/infra/main.tf", Configuration);
        folder.Write("repository/other/main.tf", Configuration);
        WritePlan(Plan);
        WriteState(4);
    }

    /// <summary>The approval, relative to the repository.</summary>
    public string File { get; } = $"infra/{Approver.FileName}";

    public string FullName => PathOf($"repository/{File}");

    public string SignatureName => FullName + ".sig";

    public LintRequest Request => new()
    {
        WorkingDirectory = PathOf("repository"),
        Paths = ["infra"],
        Plan = "infra/plan.json",
        Now = Now,
    };

    public LintRequest Checking => Request with { Approvals = [File], AllowedSigners = PathOf("allowed_signers") };

    public string PathOf(string name) => Path.Combine(folder.Path, name);

    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>The public key without its remark.</summary>
    public string PublicKey(string name) => string.Join(' ', System.IO.File.ReadAllText(PathOf($"{name}.pub")).Split(' ')[..2]).Trim();

    public void WritePlan(string json) => folder.Write("repository/infra/plan.json", json);

    public void WritePlan(Action<JsonNode> edit)
    {
        var plan = JsonNode.Parse(Plan)!;
        edit(plan);
        WritePlan(plan.ToJsonString());
    }

    public void WriteState(long serial, string lineage = "a1b2") => folder.Write(
        $"repository/{StateVersion.RecordBeside("infra/plan.json")}", string.Create(CultureInfo.InvariantCulture, $"{serial}\n\"{lineage}\"\n"));

    public (int ExitCode, string Output, string Messages) Approve(Func<ApproveRequest, ApproveRequest>? change = null)
    {
        var request = new ApproveRequest(Request, "reviewed", Now.AddDays(1)) { Key = PathOf("alice") };
        using var output = new StringWriter();
        using var messages = new StringWriter();
        // Nobody is there to type a passphrase.
        int exit = new Approver(BuiltIn.Linter, change?.Invoke(request) ?? request, output, messages).Run();
        return (exit, output.ToString(), messages.ToString());
    }

    /// <summary>Approves the plan that lies there, which has to go well.</summary>
    public void MustApprove(Func<ApproveRequest, ApproveRequest>? change = null)
    {
        var (exit, output, messages) = Approve(change);
        exit.ShouldBe(0, output + messages);
    }

    public LintResult Check(LintRequest? request = null) => BuiltIn.Linter.Run(request ?? Checking);

    /// <summary>Messages that say why a plan is not approved, or that it cannot be told.</summary>
    public static string[] Refusals(LintResult lint) => [.. lint.Report.Notifications.Where(n => n.Severity == Severity.Error).Select(n => $"{n.Rule.Id}: {n.Message}")];

    /// <summary>Signs a text as somebody would who does not use planlint.</summary>
    public string Sign(string text, string key, string use = SshKeygen.Namespace)
    {
        string file = folder.Write("text", text);
        System.IO.File.Delete(file + ".sig");
        Run("-Y", "sign", "-n", use, "-f", PathOf(key), file);
        return System.IO.File.ReadAllText(file + ".sig");
    }

    public void Dispose() => folder.Dispose();

    private void Key(string name) => Run("-q", "-t", "ed25519", "-N", "", "-C", name, "-f", PathOf(name));

    public void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(ProgramPath.Find("ssh-keygen")!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, error);
    }
}
