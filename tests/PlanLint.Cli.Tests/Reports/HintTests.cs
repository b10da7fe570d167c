using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests.Reports;

/// <summary>Every command that is printed works when it is pasted in the folder where it was printed: it finds the same inputs, and refuses nothing.</summary>
[NonParallelizable]
internal sealed partial class HintTests
{
    /// <summary>What the plan of these tests was made of, and a variable.</summary>
    private const string Configuration = "terraform {\n  required_version = \">= 1.5\"\n}\n\nvariable \"unused\" {\n  type        = string\n  description = \"Nobody reads it.\"\n}\n";

    private const string Policy = """
        rule "ACME001" {
          resource      = "terraform_data"
          severity      = "error"
          condition     = false
          error_message = "nothing of this kind here"
        }
        """;

    private string folder = "";
    private string before = "";

    [SetUp]
    public void Enter()
    {
        before = Environment.CurrentDirectory;
        folder = Directory.CreateTempSubdirectory("planlint-hints-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
    }

    [TearDown]
    public void Leave()
    {
        Environment.CurrentDirectory = before;
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Commands_of_the_incident_work()
    {
        Copy(Path.Combine(CliProcess.Repository, "samples", "incident"), folder);
        string[] commands = Printed("terraform", "--plan", "plan.json", "--var-file", "terraform/k3s.tfvars");
        commands.ShouldContain("planlint decide terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint check --all terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint fix terraform --plan plan.json --var-file terraform/k3s.tfvars");
        commands.ShouldContain("planlint explain PL0201");
        Paste(commands);
    }

    [TestCase("infra", "plan.json")]
    [TestCase("my root", "plans of today/the plan.json")]
    [TestCase("-x", "./-plan.json")]
    [TestCase("it's $(here)", "it's $(here)/plan.json")]
    public void Commands_of_one_root_work(string root, string plan)
    {
        Write($"{root}/main.tf", Configuration);
        Write(plan, Plan());
        string[] commands = Printed("./" + root, "--plan", plan);
        commands.ShouldContain(c => c.StartsWith("planlint explain 'aws_db_instance.main[\"a b\"]' ", StringComparison.Ordinal));
        Paste(commands);
    }

    [Test]
    public void Commands_of_the_working_directory_work()
    {
        Write("main.tf", Configuration);
        Write("plan.json", Plan());
        Write(".planlint.hcl", "planlint {\n  plan = \"plan.json\"\n}\n");
        string[] commands = Printed();
        commands.ShouldContain("planlint check --all");
        Paste(commands);
    }

    [Test]
    public void Commands_of_several_roots_work()
    {
        foreach (string root in (string[])["a", "b c"])
        {
            Write($"stacks/{root}/main.tf", Configuration);
            Write($"stacks/{root}/plan.json", Plan());
        }
        string[] commands = Printed("--recursive", "stacks", "--plan-pattern", "stacks/{root}/plan.json");
        commands.ShouldContain(c => c.StartsWith("planlint explain 'aws_db_instance.main[\"a b\"]' ", StringComparison.Ordinal));
        Paste(commands);
    }

    [Test]
    public void Commands_about_policies_work()
    {
        Write("infra/main.tf", Configuration + "\nresource \"terraform_data\" \"a\" {}\n");
        Write("plan.json", Plan());
        Write("our rules/a.rule.hcl", Policy + "\n");
        string[] commands = Printed("infra", "--plan", "plan.json", "--policy", "our rules");
        commands.ShouldContain("planlint explain ACME001 infra --plan plan.json --policy 'our rules'");
        Paste(commands);
    }

    /// <summary>A secret of the command line is not printed, so neither are commands that would need it.</summary>
    [Test]
    public void No_command_repeats_a_secret()
    {
        Write("main.tf", Configuration + "\nvariable \"password\" {\n  type        = string\n  description = \"Of the database.\"\n  sensitive   = true\n}\n\noutput \"p\" {\n  description = \"It.\"\n  sensitive   = true\n  value       = var.password\n}\n");
        Write("plan.json", Plan());
        string[] commands = Printed(".", "--plan", "plan.json", "--var", "password=hunter2-hunter2-hunter2");
        commands.ShouldNotBeEmpty();
        commands.ShouldAllBe(c => !c.Contains("hunter2", StringComparison.Ordinal) && !c.Contains("password", StringComparison.Ordinal));
        Paste(commands);
    }

    [Test]
    public void Commands_of_messages_work()
    {
        Write("my root/main.tf", Configuration);
        Write("my root/plan.json", Plan());
        Write("live/list.json", "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMapList\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\",\"namespace\":\"b\"}}]}");
        Write("main.tf", Configuration);
        foreach (string[] wrong in (string[][])[["check", "my root/plan.json"], ["check", "live"], ["init", "my root"]])
        {
            var told = CliProcess.Run(wrong, folder);
            var command = Sentences().Match(told.Output + told.Error);
            command.Success.ShouldBeTrue(told.Output + told.Error);
            Paste([command.Groups[1].Value]);
        }
    }

    [Test]
    public void Commands_of_drift_work()
    {
        Write("my root/main.tf", Configuration);
        Write("p.json", Plan().Replace("\"resource_changes\"", "\"resource_drift\"", StringComparison.Ordinal));
        var found = CliProcess.Run(["drift", "my root", "--plan", "p.json"], folder);
        found.ExitCode.ShouldBe(1, found.Error);
        string command = found.Output.Split('\n').Single(l => l.StartsWith("to accept it: ", StringComparison.Ordinal))["to accept it: ".Length..];
        CliProcess.Run(["drift", "my root", "--plan", "p.json", "--format", "markdown"], folder).Output.ShouldContain($"`{command}`");
        Paste([command]);
        CliProcess.Run(["drift", "my root", "--plan", "p.json"], folder).ExitCode.ShouldBe(0);
    }

    [Test]
    public void Commands_of_decisions_work_where_they_were_printed()
    {
        Copy(Path.Combine(CliProcess.Repository, "samples", "incident"), folder);
        string table = CliProcess.Run(["decide", "terraform", "--plan", "plan.json", "--live", "live", "--var-file", "terraform/k3s.tfvars"], folder).Output;
        string[] commands = [.. Checks().Matches(table).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];
        commands.ShouldNotBeEmpty();
        Paste(commands);
    }

    /// <summary>The commands that the reports of a run print.</summary>
    private string[] Printed(params string[] inputs)
    {
        string[] files = ["markdown", "html", "junit", "text"];
        string reports = Path.Combine(folder, ".git", "reports.");
        var run = CliProcess.Run(["check", .. inputs, .. files.SelectMany(f => (string[])["--report", $"{f}={reports}{f}"])], folder);
        run.ExitCode.ShouldBe(1, run.Error);
        var all = files.Select(f => File.ReadAllText(reports + f)).ToArray();
        return
        [
            .. Lines().Matches(run.Output).Concat(Fixes().Matches(all[3])).Concat(Helps().Matches(all[3])).Concat(Cells().Matches(all[0]))
                .Concat(Codes().Matches(all[1])).Concat(Helps().Matches(all[2]))
                .Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Runs commands; those that write come last, and the unsafe ones last of all.</summary>
    private void Paste(IEnumerable<string> commands)
    {
        foreach (string command in commands.OrderBy(c => !c.Contains(" fix ", StringComparison.Ordinal) || c.Contains("--dry-run", StringComparison.Ordinal) ? 0
            : c.Contains("--unsafe", StringComparison.Ordinal) ? 2 : 1))
        {
            string[] words = Words(command);
            var (output, error) = (Console.Out, Console.Error);
            using var written = new StringWriter();
            using var told = new StringWriter();
            try
            {
                Environment.CurrentDirectory = folder;
                Console.SetOut(written);
                Console.SetError(told);
                CommandLine.Run(words).ShouldBeInRange(0, 1, $"{command}\n{told}");
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(error);
            }
        }
    }

    /// <summary>The words as a shell hands them to the program.</summary>
    private static string[] Words(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"planlint() {{ printf '%s\\n' \"$@\"; }}\n{command}\n"]) { RedirectStandardOutput = true })!;
        string words = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.ShouldBe(0, command);
        return words.TrimEnd('\n').Split('\n');
    }

    /// <summary>A plan that takes a database away.</summary>
    private static string Plan()
    {
        const string address = "\"address\":\"aws_db_instance.main[\\\"a b\\\"]\",\"mode\":\"managed\",\"type\":\"aws_db_instance\",\"name\":\"main\",\"index\":\"a b\","
            + "\"provider_name\":\"registry.terraform.io/hashicorp/aws\"";
        return "{\"format_version\":\"1.2\",\"terraform_version\":\"1.11.4\",\"applyable\":true,\"complete\":true,\"errored\":false,"
            + "\"planned_values\":{\"root_module\":{}},\"resource_changes\":[{" + address + ",\"change\":{\"actions\":[\"delete\"],\"before\":{\"id\":\"db-1\"},"
            + "\"after\":null,\"after_unknown\":{},\"before_sensitive\":{},\"after_sensitive\":false}}],\"configuration\":{\"root_module\":{}}}\n";
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("^(?:next|all findings): (planlint .+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    [GeneratedRegex(@"= fix: .*? \((planlint .+)\)$", RegexOptions.Multiline)]
    private static partial Regex Fixes();

    [GeneratedRegex("help: (planlint [^<\n]+)", RegexOptions.Multiline)]
    private static partial Regex Helps();

    [GeneratedRegex(@"\| `(planlint [^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Cells();

    [GeneratedRegex("<code class=\"command\">(planlint [^<]+)</code>")]
    private static partial Regex Codes();

    [GeneratedRegex("(planlint check [^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Sentences();

    [GeneratedRegex("^(planlint [^\n]+)$", RegexOptions.Multiline)]
    private static partial Regex Checks();
}
