using System.Diagnostics;

namespace PlanLint.Cli.Tests.Ci;

/// <summary>A checkout as a CI job has it: a root module <c>infra</c>, its plan, <c>planlint</c> on PATH and in <c>.tools</c>.</summary>
internal sealed class CiWorkspace : IDisposable
{
    private const string Plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[
         {"address":"aws_db_instance.orders","mode":"managed","type":"aws_db_instance","name":"orders","change":{"actions":["delete"],"before":{"id":"a"},"after":null}}],
        "configuration":{"root_module":{"resources":[{"address":"aws_db_instance.orders","mode":"managed","type":"aws_db_instance","name":"orders"}]}}}
        """;

    private readonly TemporaryFolder folder = new();

    public CiWorkspace()
    {
        folder.Write(".git/HEAD", "ref: refs/heads/main\n");
        folder.Write("infra/main.tf", "resource \"aws_db_instance\" \"orders\" {}\n");
        folder.Write("infra/plan.json", Plan);
        folder.Write("plan.json", Plan);
        string planlint = $"exec dotnet '{System.IO.Path.Combine(AppContext.BaseDirectory, "planlint.dll")}' \"$@\"\n";
        Program(".bin/planlint", planlint);
        Program(".tools/planlint", planlint);
    }

    public string Path => folder.Path;

    public bool Has(string file) => File.Exists(System.IO.Path.Combine(folder.Path, file));

    public string Text(string file) => File.ReadAllText(System.IO.Path.Combine(folder.Path, file));

    public void Write(string file, string text) => folder.Write(file, text);

    /// <summary>Writes a program of the job's own.</summary>
    public void Program(string file, string script) => File.SetUnixFileMode(folder.Write(file, "#!/bin/sh\n" + script),
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Runs a script in the workspace.</summary>
    public CliResult Run(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = System.IO.Path.Combine(folder.Path, ".bin") + ":" + start.Environment["PATH"];
        start.Environment.Remove("GITHUB_ACTIONS");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(CliProcess.Hang).ShouldBeTrue(script);
        return new CliResult(process.ExitCode, output, error.Result);
    }

    public void Dispose() => folder.Dispose();
}
