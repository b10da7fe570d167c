using System.Text.Json.Nodes;
using PlanLint.Cli.Commands;
using PlanLint.Processes;
using PlanLint.Rules;

namespace PlanLint.Cli.Tests.Approvals;

/// <summary>Between an approval and the apply there are a second plan and a while: nothing is applied but what was approved.</summary>
[Platform(Exclude = "Win", Reason = "the stand-in is a shell script")]
internal sealed class GuardedApprovalTests
{
    private ApprovalFixture fixture = null!;
    private string tool = null!;

    [SetUp]
    public void Approve_a_plan()
    {
        fixture = new ApprovalFixture();
        tool = fixture.Write("terraform", $$"""
            #!/bin/sh
            for word in "$@"; do case "$word" in -out=*) echo plan > "${word#-out=}" ;; esac; done
            case "$*" in
              *show*) cat '{{fixture.PathOf("repository/infra/plan.json")}}' ;;
              *apply*) echo > '{{fixture.PathOf("applied")}}' ;;
            esac
            """);
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // The stand-in's plan does not say which state it was made from, so the approved one must not either.
        File.Delete(fixture.PathOf("repository/infra/plan.state.json"));
        fixture.MustApprove(r => r with { Until = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero) });
    }

    [TearDown]
    public void Remove_it() => fixture?.Dispose();

    private bool IsApplied => File.Exists(fixture.PathOf("applied"));

    private (int ExitCode, string Messages) Guard(Action? beforeApply = null)
    {
        var command = ToolCommand.Parse([tool, $"-chdir={fixture.PathOf("repository/infra")}", "apply"], fixture.PathOf("repository"), out _)!;
        using var messages = new StringWriter();
        using var output = new MemoryStream();
        int exit = GuardCommand.Run(command, output, (stream, session) =>
        {
            var request = GuardCommand.Join(fixture.Checking, command, messages) with { StandardInput = stream, PlannedState = session.ReadPlannedState() };
            var lint = BuiltIn.Linter.Run(request);
            foreach (string refusal in ApprovalFixture.Refusals(lint)) messages.WriteLine(refusal);
            return new CheckedPlan(lint.ExitCode, lint.Roots[0].Compilation.Plan);
        }, () =>
        {
            beforeApply?.Invoke();
            return true;
        }, messages);
        return (exit, messages.ToString());
    }

    [Test]
    public void A_second_plan_that_does_the_same_is_applied()
    {
        fixture.WritePlan(p =>
        {
            p["timestamp"] = "2026-12-01T10:00:00Z";
            p["resource_changes"]![0]!["change"]!["after"]!["made"] = "2026-12-01T10:00:00Z";
        });
        var (_, messages) = Guard();
        IsApplied.ShouldBeTrue(messages);
    }

    [Test]
    public void A_second_plan_that_does_more_is_not_applied()
    {
        fixture.WritePlan(p => p["resource_changes"]![3]!["change"]!["actions"] = new JsonArray("delete"));
        var (exit, messages) = Guard();
        exit.ShouldBe(1, messages);
        IsApplied.ShouldBeFalse();
        messages.ShouldContain("PL0012: aws_instance.other will be destroyed, which the approval 'infra/.planlint.approval.json' does not hold.");
        messages.ShouldContain("planlint: nothing was applied");
    }

    [Test]
    public void The_command_line_takes_an_approval()
    {
        string[] options = ["guard", "--approval", fixture.FullName, "--allowed-signers", fixture.PathOf("allowed_signers")];
        string[] command = ["--", tool, $"-chdir={fixture.PathOf("repository/infra")}", "apply", "-auto-approve"];
        File.AppendAllText(fixture.FullName, " ");
        var refused = CliProcess.Run([.. options, .. command], fixture.PathOf("repository"));
        refused.ExitCode.ShouldBe(1, refused.Output + refused.Error);
        refused.Output.ShouldContain("error[PL0012]: The signature");
        IsApplied.ShouldBeFalse();
        fixture.MustApprove(r => r with { Until = new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        var applied = CliProcess.Run([.. options, .. command], fixture.PathOf("repository"));
        applied.Output.ShouldContain("approved by alice@example.com until 9000-01-01T00:00:00Z: reviewed");
        IsApplied.ShouldBeTrue(applied.Output + applied.Error);
    }
}
