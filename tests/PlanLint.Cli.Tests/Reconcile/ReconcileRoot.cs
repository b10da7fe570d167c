using System.Diagnostics;
using Newtonsoft.Json.Linq;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Reconcile;

/// <summary>
/// A root module of <c>terraform_data</c>, which terraform has built in and can import: one resource is renamed without a <c>moved</c> block, two
/// exist and are to be imported, one is new.
/// </summary>
internal sealed class ReconcileRoot : IDisposable
{
    internal const string Facts = """
        resource_type "terraform_data" {
          identity    = { name = values.input }
          import_id   = "id-${identity.name}"
          on_existing = "error"
          source      = "https://developer.hashicorp.com/terraform/language/resources/terraform-data"
        }

        provider_side "terraform_data" {
          attributes = ["input", "output"]
          source     = "https://developer.hashicorp.com/terraform/language/resources/terraform-data"
        }
        """;

    internal const string Live = """
        {
          "planlint_inventory": 1,
          "complete_for": [{ "system": "terraform", "kind": "data" }],
          "objects": [
            { "identity": { "system": "terraform", "kind": "data", "name": "app" }, "uid": "1" },
            { "identity": { "system": "terraform", "kind": "data", "name": "web" }, "uid": "2" },
            { "identity": { "system": "terraform", "kind": "data", "name": "kept" }, "uid": "3" }
          ]
        }
        """;

    private readonly TemporaryFolder folder = new();

    /// <summary>Makes the root and the state that terraform begins with.</summary>
    public ReconcileRoot()
    {
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        Write(("before", "kept"));
        Terraform("init", "-input=false").ShouldBe(0);
        Terraform("apply", "-auto-approve", "-input=false").ShouldBe(0);
        Write(("after", "kept"), ("app", "app"), ("web", "web"), ("fresh", "new"));
        folder.Write(".planlint.hcl", "planlint {\n  knowledge = [\"facts.hcl\"]\n  live      = [\"live.json\"]\n}\n");
        folder.Write("facts.hcl", Facts);
        folder.Write("live.json", Live);
    }

    /// <summary>True when terraform is on PATH; the tests that need it are skipped otherwise.</summary>
    public static bool HasTerraform => ProgramPath.Find("terraform") is not null;

    /// <summary>Absolute path.</summary>
    public string Path => folder.Path;

    /// <summary>The lines of the journal.</summary>
    public string[] Journal => File.Exists(In(".planlint/reconcile.jsonl")) ? Lines(In(".planlint/reconcile.jsonl")) : [];

    /// <summary>What the state holds: addresses and inputs, and the ids of what was there before.</summary>
    public string[] State
    {
        get
        {
            var resources = (JArray)JObject.Parse(File.ReadAllText(In("terraform.tfstate")))["resources"]!;
            return [.. resources.Select(r => $"{r["type"]}.{r["name"]} {r["instances"]![0]!["attributes"]!["input"]!["value"]} "
                + (r["name"]!.ToString() is "fresh" or "after" ? "" : r["instances"]![0]!["attributes"]!["id"])).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>The state of a run that nothing disturbs.</summary>
    public static string[] Undisturbed =>
        ["terraform_data.after kept ", "terraform_data.app app id-app", "terraform_data.fresh new ", "terraform_data.web web id-web"];

    /// <summary>Absolute path of a file in the root.</summary>
    public string In(string name) => System.IO.Path.Combine(folder.Path, name);

    /// <summary>Writes a file of the root.</summary>
    public void Write(string name, string text) => folder.Write(name, text);

    /// <summary>Runs terraform in the root; its exit code.</summary>
    public int Terraform(params string[] arguments)
    {
        using var process = Process.Start(Quiet("terraform", arguments))!;
        Drain(process);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Does what a run asks for whose state was lost.</summary>
    public void PushLastState()
    {
        string state = In("terraform.tfstate");
        TestContext.Progress.WriteLine($"the state was lost: {(File.Exists(state) ? new FileInfo(state).Length : 0)} bytes are left");
        try
        {
            if (File.Exists(state)) JObject.Parse(File.ReadAllText(state));
        }
        catch (Newtonsoft.Json.JsonException)
        {
            File.Delete(state);
        }
        Terraform("state", "push", ".planlint/state-last.tfstate").ShouldBe(0);
    }

    /// <summary>Runs <c>planlint reconcile</c> to its end.</summary>
    public CliResult Reconcile(params string[] options) => CliProcess.Run(["reconcile", .. options, "--", "terraform", "-no-color"], folder.Path);

    /// <summary>Starts <c>planlint reconcile</c>.</summary>
    public Process Start(params string[] options)
    {
        var process = Process.Start(Quiet("dotnet",
            [System.IO.Path.Combine(AppContext.BaseDirectory, "planlint.dll"), "reconcile", .. options, "--", "terraform", "-no-color"]))!;
        Drain(process);
        return process;
    }

    public void Dispose() => folder.Dispose();

    private void Write(params (string Name, string Input)[] resources) => folder.Write("main.tf",
        string.Join('\n', resources.Select(r => $"resource \"terraform_data\" \"{r.Name}\" {{\n  input = \"{r.Input}\"\n}}\n")));

    private ProcessStartInfo Quiet(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        WorkingDirectory = folder.Path,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    };

    private static void Drain(Process process)
    {
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static string[] Lines(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            // Just being made, or renamed.
            return [];
        }
    }
}
