using System.Diagnostics;
using PlanLint.Cli.Commands;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Commands;

/// <summary>Nothing is applied but the plan that was checked, and no plan is left behind.</summary>
[Platform(Exclude = "Win", Reason = "the stand-in is a shell script")]
internal sealed class GuardCommandTests
{
    private TemporaryFolder folder = null!;
    private string tool = null!;

    private const string Creates = """
        {"format_version":"1.2","terraform_version":"1.11.4","applyable":true,"complete":true,"errored":false,"resource_changes":[
        {"address":"terraform_data.a","mode":"managed","type":"terraform_data","name":"a","provider_name":"terraform.io/builtin/terraform","change":{"actions":["create"],"before":null,"after":{"input":"x"},"after_unknown":{"id":true}}}]}
        """;

    [SetUp]
    public void Make_a_root_and_a_stand_in()
    {
        folder = new TemporaryFolder();
        folder.Write("infra/main.tf", "terraform {\n  required_version = \">= 1.9\"\n}\n\nresource \"terraform_data\" \"a\" {\n  input = \"x\"\n}\n");
        folder.Write("plan.json", Creates);
        tool = folder.Write("terraform", $$"""
            #!/bin/sh
            echo "$@" >> '{{folder.Path}}/calls'
            for word in "$@"; do
              case "$word" in
                -out=*) out=${word#-out=}; echo "secret plan" > "$out"; ls -ld "$(dirname "$out")" | cut -c1-10 >> '{{folder.Path}}/mode' ;;
              esac
            done
            echo "the tool says $1 $2"
            case "$*" in
              *show*) if [ -f '{{folder.Path}}/fail-show' ]; then exit 1; fi; if [ -f '{{folder.Path}}/applied' ] && [ ! -f '{{folder.Path}}/fail-later' ]; then sed 's/"create"/"no-op"/' '{{folder.Path}}/plan.json'; else tail -n +1 '{{folder.Path}}/plan.json'; fi ;;
              *plan*-out*) [ ! -f '{{folder.Path}}/fail-plan' ] ;;
              *apply*) echo > '{{folder.Path}}/applied'; [ ! -f '{{folder.Path}}/fail-apply' ] ;;
            esac
            """.Replace("echo \"the tool says $1 $2\"", "case \"$*\" in *show*) ;; *) echo \"the tool says $*\" ;; esac", StringComparison.Ordinal));
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [TearDown]
    public void Remove_them() => folder.Dispose();

    private CliResult Guard(string[] options, params string[] words) => CliProcess.Run(["guard", .. options, "--", tool, .. words], Path.Combine(folder.Path, "infra"));

    private string[] Calls => File.Exists(Path.Combine(folder.Path, "calls"))
        ? [.. File.ReadAllLines(Path.Combine(folder.Path, "calls")).Select(c => string.Join(' ', c.Split(' ').Select(w => w.Replace(PlanFile(w), "PLAN", StringComparison.Ordinal))))]
        : [];

    private static string PlanFile(string word) => word.EndsWith("/tfplan", StringComparison.Ordinal) ? word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..] : "\0";

    /// <summary>The paths of plans that the tool was given, none of which may be there any more.</summary>
    private IEnumerable<string> Plans => File.ReadAllText(Path.Combine(folder.Path, "calls")).Split(' ', '\n').Select(PlanFile).Where(p => p != "\0");

    [Test]
    public void A_clean_plan_is_applied_and_removed()
    {
        var result = Guard([], "apply", "-auto-approve", "-lock=false", "-target=terraform_data.a");
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        Calls.ShouldBe(["plan -lock=false -target=terraform_data.a -out=PLAN", "show -json PLAN", "apply -lock=false PLAN", "plan -lock=false -target=terraform_data.a -out=PLAN", "show -json PLAN"]);
        result.Error.ShouldContain("planlint: applied as planned; a second plan changes nothing");
        Plans.Distinct().Count().ShouldBe(1);
        Plans.ShouldAllBe(p => !Path.Exists(p) && !Path.Exists(Path.GetDirectoryName(p)));
        File.ReadAllText(Path.Combine(folder.Path, "mode")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().ShouldBe(["drwx------"]);
        result.Output.ShouldContain("the tool says plan");
    }

    [Test]
    public void A_plan_with_findings_is_not_applied()
    {
        var result = Guard([], "apply", "-auto-approve", "-target=terraform_data.other");
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("error[PL0102]");
        result.Error.ShouldContain("planlint: nothing was applied");
        Calls.ShouldBe(["plan -target=terraform_data.other -out=PLAN", "show -json PLAN"]);
        Plans.ShouldAllBe(p => !Path.Exists(Path.GetDirectoryName(p)));
    }

    [Test]
    public void A_plan_that_cannot_be_analysed_is_not_applied()
    {
        folder.Write("infra/broken.tf", "resource {{{");
        Guard([], "apply", "-auto-approve").ExitCode.ShouldBe(2);
        Calls.ShouldBe(["plan -out=PLAN", "show -json PLAN"]);
    }

    [Test]
    public void A_plan_that_is_no_plan_is_not_applied()
    {
        folder.Write("plan.json", "");
        Guard([], "apply", "-auto-approve").ExitCode.ShouldBe(2);
        Calls.Length.ShouldBe(2);
    }

    [Test]
    public void Guarding_a_plan_ends_with_the_check()
    {
        Guard([], "plan").ExitCode.ShouldBe(0);
        Calls.ShouldBe(["plan -out=PLAN", "show -json PLAN"]);
        Plans.ShouldAllBe(p => !Path.Exists(Path.GetDirectoryName(p)));
    }

    [Test]
    public void A_root_elsewhere_is_the_one_that_is_checked()
    {
        var result = CliProcess.Run(["guard", "--severity", "PL0405=none", "--format", "json", "--", tool, "-chdir=infra", "apply", "-auto-approve"], folder.Path);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        Calls.ShouldBe(["-chdir=infra plan -out=PLAN", "-chdir=infra show -json PLAN", "-chdir=infra apply PLAN", "-chdir=infra plan -out=PLAN", "-chdir=infra show -json PLAN"]);
        result.Output.ShouldStartWith("{");
        result.Output.ShouldContain("\"path\": \"infra\"");
        result.Error.ShouldContain("the tool says -chdir=infra plan");
    }

    [TestCase("fail-plan", 1, "plan' failed")]
    [TestCase("fail-show", 2, "show' failed")]
    [TestCase("fail-apply", 3, "apply' failed")]
    public void A_failing_step_is_the_last(string marker, int calls, string message)
    {
        folder.Write(marker, "");
        var result = Guard([], "apply", "-auto-approve");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
        Calls.Length.ShouldBe(calls);
        Plans.ShouldAllBe(p => !Path.Exists(Path.GetDirectoryName(p)));
    }

    [Test]
    public void What_is_left_after_the_apply_is_told()
    {
        folder.Write("fail-later", "");
        var result = Guard([], "apply", "-auto-approve");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("planlint: applied, but not as planned: a second plan has 1 change\n  terraform_data.a was applied, and would be created again\n");
    }

    [Test]
    public void A_finding_without_a_place_in_the_configuration_names_the_plan()
    {
        folder.Write("plan.json", Creates.Replace("[\"create\"],\"before\":null,\"after\":{\"input\":\"x\"}", "[\"delete\"],\"before\":{\"input\":\"x\"},\"after\":null", StringComparison.Ordinal)
            .Replace("terraform_data.a", "terraform_data.gone", StringComparison.Ordinal));
        var result = Guard(["--target", "terraform_data.a"], "plan");
        result.ExitCode.ShouldBe(1, result.Output + result.Error);
        result.Output.ShouldContain("(terraform plan)");
        result.Output.ShouldNotContain("--> -");
    }

    [Test]
    public void Nothing_starts_where_nobody_can_say_yes()
    {
        var result = Guard([], "apply");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("add -auto-approve behind the command, or guard a plan");
        Calls.ShouldBeEmpty();
    }

    [Test]
    public void A_missing_tool_is_named()
    {
        var result = CliProcess.Run(["guard", "--", "no-such-tool", "plan"], folder.Path);
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("planlint: 'no-such-tool' was not found; install it, or name it by its path");
    }

    [Test]
    public void A_saved_plan_is_copied_before_it_is_checked()
    {
        folder.Write("infra/tfplan", "saved before");
        Guard([], "apply", "-auto-approve", "tfplan").ExitCode.ShouldBe(0);
        Calls.ShouldBe(["show -json PLAN", "apply PLAN"]);
        Plans.ShouldAllBe(p => !p.StartsWith(folder.Path, StringComparison.Ordinal));
        File.Exists(Path.Combine(folder.Path, "infra/tfplan")).ShouldBeTrue();
    }

    [TestCase(true, 0, 5)]
    [TestCase(false, 2, 2)]
    public void A_person_is_asked_after_the_check(bool answer, int exit, int calls)
    {
        var command = ToolCommand.Parse([tool, "apply"], folder.Path, out _)!;
        using var messages = new StringWriter();
        using var output = new MemoryStream();
        int questions = 0;
        int actual = GuardCommand.Run(command, output, (stream, _) => new CheckedPlan(0, PlanReader.Read(stream, "-").Plan), () => { questions++; return answer; }, messages);
        actual.ShouldBe(exit, messages.ToString());
        questions.ShouldBe(1);
        Calls.Length.ShouldBe(calls);
    }

    [Test]
    public void An_empty_plan_is_neither_asked_about_nor_applied()
    {
        folder.Write("plan.json", Creates.Replace("\"applyable\":true", "\"applyable\":false", StringComparison.Ordinal));
        var command = ToolCommand.Parse([tool, "apply"], folder.Path, out _)!;
        using var output = new MemoryStream();
        GuardCommand.Run(command, output, (stream, _) => new CheckedPlan(0, PlanReader.Read(stream, "-").Plan), () => throw new InvalidOperationException(), TextWriter.Null).ShouldBe(0);
        Calls.Length.ShouldBe(2);
    }

    [Test]
    public void A_plan_that_is_replaced_after_the_check_is_not_applied()
    {
        var command = ToolCommand.Parse([tool, "apply"], folder.Path, out _)!;
        using var messages = new StringWriter();
        using var output = new MemoryStream();
        int exit = GuardCommand.Run(command, output, (stream, _) => new CheckedPlan(0, PlanReader.Read(stream, "-").Plan), () =>
        {
            File.WriteAllText(Plans.First(), "another plan");
            return true;
        }, messages);
        exit.ShouldBe(2);
        messages.ToString().ShouldContain("planlint: the plan is not the one that was checked any more; nothing was applied");
        Calls.Length.ShouldBe(2);
        Plans.ShouldAllBe(p => !Path.Exists(Path.GetDirectoryName(p)));
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    public void An_interrupt_ends_the_tool_and_removes_the_plan(string signal)
    {
        string slow = folder.Write("slow", $$"""
            #!/bin/sh
            trap 'echo stopped >> "{{folder.Path}}/calls"; exit 1' TERM
            echo "$@" >> '{{folder.Path}}/calls'
            for word in "$@"; do case "$word" in -out=*) echo plan > "${word#-out=}"; echo > '{{folder.Path}}/started' ;; esac; done
            i=0; while [ $i -lt 36000 ] && [ ! -f '{{folder.Path}}/enough' ]; do sleep 0.1; i=$((i+1)); done
            """);
        File.SetUnixFileMode(slow, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "planlint.dll"), "guard", "--", slow, "apply", "-auto-approve"])
        {
            WorkingDirectory = Path.Combine(folder.Path, "infra"),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var guard = Process.Start(start)!;
        SpinWait.SpinUntil(() => File.Exists(Path.Combine(folder.Path, "started")), CliProcess.Hang).ShouldBeTrue();
        using (var kill = Process.Start("kill", [$"-{signal}", guard.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!) kill.WaitForExit();
        // A terminal interrupts the tool as well; here nobody does, so it ends by itself, and guard waits for it.
        if (signal == "INT") folder.Write("enough", "");
        guard.WaitForExit(CliProcess.Hang).ShouldBeTrue();
        guard.ExitCode.ShouldBe(2);
        guard.StandardError.ReadToEnd().ShouldContain("planlint: cancelled");
        Calls.Where(c => c.StartsWith("apply", StringComparison.Ordinal)).ShouldBeEmpty();
        if (signal == "TERM") Calls.ShouldContain("stopped");
        Plans.ShouldAllBe(p => !Path.Exists(Path.GetDirectoryName(p)));
    }

    [Test]
    public void Terraform_itself_is_guarded()
    {
        if (ProgramPath.Find("terraform") is not { } terraform) Assert.Ignore("terraform is not on PATH");
        using (var init = Process.Start(new ProcessStartInfo(ProgramPath.Find("terraform")!, ["init", "-no-color"]) { WorkingDirectory = Path.Combine(folder.Path, "infra"), RedirectStandardOutput = true, RedirectStandardError = true })!)
        {
            init.StandardOutput.ReadToEnd();
            init.WaitForExit();
            init.ExitCode.ShouldBe(0);
        }
        string state = Path.Combine(folder.Path, "infra/terraform.tfstate");

        var refused = CliProcess.Run(["guard", "--target", "terraform_data.b", "--", "terraform", "-chdir=infra", "apply", "-auto-approve", "-no-color"], folder.Path);
        refused.ExitCode.ShouldBe(1, refused.Output + refused.Error);
        refused.Output.ShouldContain("Plan: 1 to add");
        File.Exists(state).ShouldBeFalse();

        var applied = CliProcess.Run(["guard", "--", "terraform", "-chdir=infra", "apply", "-auto-approve", "-no-color"], folder.Path);
        applied.ExitCode.ShouldBe(0, applied.Output + applied.Error);
        applied.Output.ShouldContain("Apply complete! Resources: 1 added");
        File.ReadAllText(state).ShouldContain("terraform_data");

        var again = CliProcess.Run(["guard", "--", "terraform", "-chdir=infra", "apply", "-auto-approve", "-no-color"], folder.Path);
        again.ExitCode.ShouldBe(0, again.Output + again.Error);
        again.Output.ShouldNotContain("Apply complete");
    }
}
