using System.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>The commands of the page about many root modules are run as they stand there, with a terraform that hands out plans.</summary>
[Platform("Linux")]
internal sealed class FleetPageTests
{
    private const int Shards = 4;

    private static string[] Commands(string heading)
    {
        string page = File.ReadAllText(Path.Combine(CliProcess.Repository, "docs", "ci", "fleets.md"));
        string section = page[page.IndexOf(heading, StringComparison.Ordinal)..];
        int end = section.IndexOf("\n## ", 1, StringComparison.Ordinal);
        return [.. Fence.In(end < 0 ? section : section[..end]).Where(f => f.Language == "sh").Select(f => f.Text)];
    }

    [Test]
    public void Each_root_has_its_own_plan_and_run()
    {
        using var fleet = new Fleet("mails", "orders", "web");
        var result = fleet.Run(Commands("# Many root modules").Single());
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        foreach (string root in (string[])["mails", "orders", "web"])
        {
            result.Output.ShouldContain($"stacks/{root}: Plan: 0 to add, 0 to change, 1 to destroy");
            fleet.Text("planlint.sarif").ShouldContain($"\"id\": \"planlint/stacks/{root}/\"");
        }
    }

    [Test]
    public void Shards_are_merged_into_one_file_with_a_run_for_each_root()
    {
        using var fleet = new Fleet("mails", "orders", "web");
        fleet.Run(Commands("# Many root modules").Single());
        for (int i = 1; i <= Shards; i++)
        {
            var shard = fleet.Run($"export I={i} N={Shards}\n" + Commands("## Shards").Single());
            shard.ExitCode.ShouldBe(0, shard.Output + shard.Error);
        }
        var merged = fleet.Run(Commands("## Merging").Single());
        merged.ExitCode.ShouldBe(0, merged.Error);
        Categories(fleet.Text("planlint.sarif")).ShouldBe(["planlint/stacks/mails/", "planlint/stacks/orders/", "planlint/stacks/web/"]);
    }

    [Test]
    public void A_root_without_findings_keeps_its_run_and_one_that_was_checked_twice_does_not_pass()
    {
        using var fleet = new Fleet("mails", "orders");
        var made = fleet.Run("planlint check stacks/mails --format sarif -o one.sarif && planlint check stacks/orders --format sarif -o two.sarif && planlint sarif-merge two.sarif one.sarif");
        made.ExitCode.ShouldBe(0, made.Error);
        Categories(made.Output).ShouldBe(["planlint/stacks/mails/", "planlint/stacks/orders/"]);
        var twice = fleet.Run("planlint check --recursive stacks --format sarif -o all.sarif; planlint sarif-merge all.sarif one.sarif -o merged.sarif");
        twice.ExitCode.ShouldBe(2);
        twice.Error.ShouldContain("'all.sarif' and 'one.sarif' each hold a run of the category 'planlint/stacks/mails/'");
        File.Exists(fleet.PathOf("merged.sarif")).ShouldBeFalse();
    }

    private static string?[] Categories(string sarif) => [.. Newtonsoft.Json.Linq.JObject.Parse(sarif)["runs"]!.Select(r => (string?)r.SelectToken("$.automationDetails.id"))];

    [Test]
    public void Terragrunt_plans_are_found_where_it_writes_them()
    {
        using var fleet = new Fleet();
        fleet.Write("live/app/terragrunt.hcl", "terraform {\n  source = \"../../modules//app\"\n}\n");
        fleet.Write("live/db/terragrunt.hcl", "terraform {\n  source = \"../../modules//db\"\n}\n");
        fleet.Write("plans.fixture/app/tfplan.json", Fleet.Plan("app"));
        var result = fleet.Run(Commands("## Terragrunt").Single());
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("live/app: Plan:");
        result.Output.ShouldContain("live/db: no plan");
    }

    /// <summary>Root modules below <c>stacks</c>, each with the plan that <c>terraform show</c> prints.</summary>
    private sealed class Fleet : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Fleet(params string[] roots)
        {
            Write(".git/HEAD", "ref: refs/heads/main\n");
            foreach (string root in roots)
            {
                Write($"stacks/{root}/main.tf", $"resource \"aws_db_instance\" \"{root}\" {{}}\n");
                Write($"stacks/{root}/shown.json", Plan(root));
            }
            Program("planlint", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "planlint.dll")}' \"$@\"\n");
            Program("terraform", "dir=${1#-chdir=}\ncase $2 in\n  plan) : > \"$dir/${3#-out=}\" ;;\n  show) test -e \"$dir/$4\" && cat \"$dir/shown.json\" ;;\nesac\n");
            Program("terragrunt", "while [ $# -gt 0 ]; do [ \"$1\" = --json-out-dir ] && cp -r plans.fixture \"$2\"; shift; done\n");
        }

        public static string Plan(string name) => """
            {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[
             {"address":"aws_db_instance.NAME","mode":"managed","type":"aws_db_instance","name":"NAME","change":{"actions":["delete"],"before":{"id":"a"},"after":null}}],
            "configuration":{"root_module":{"resources":[{"address":"aws_db_instance.NAME","mode":"managed","type":"aws_db_instance","name":"NAME"}]}}}
            """.Replace("NAME", name, StringComparison.Ordinal);

        public void Write(string name, string text) => folder.Write(name, text);

        public string PathOf(string name) => Path.Combine(folder.Path, name);

        public string Text(string name) => File.ReadAllText(Path.Combine(folder.Path, name));

        public CliResult Run(string script)
        {
            var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PATH"] = Path.Combine(folder.Path, ".bin") + ":" + start.Environment["PATH"];
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit(CliProcess.Hang).ShouldBeTrue(script);
            return new CliResult(process.ExitCode, output, error.Result);
        }

        public void Dispose() => folder.Dispose();

        private void Program(string name, string script)
        {
            string path = folder.Write(".bin/" + name, "#!/bin/sh\n" + script);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
