using System.Text;
using System.Text.Json.Nodes;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Hosting;

namespace PlanLint.Cli.Tests.Approvals;

/// <summary>A plan that was approved is taken, and one that does the same; whatever else was changed is refused.</summary>
internal sealed class ApprovalTests
{
    private ApprovalFixture fixture = null!;

    [SetUp]
    public void Make_keys_and_a_plan() => fixture = new ApprovalFixture();

    [TearDown]
    public void Remove_them() => fixture?.Dispose();

    private static JsonNode Change(JsonNode plan, string name) => plan["resource_changes"]!.AsArray().Single(c => (string)c!["name"]! == name)!["change"]!;

    [Test]
    public void The_plan_itself_is_taken_and_what_was_seen_does_not_count_any_more()
    {
        var before = fixture.Check(fixture.Request with { FailOn = Severity.Warning });
        before.ExitCode.ShouldBe(1);
        fixture.MustApprove();
        var after = fixture.Check(fixture.Checking with { FailOn = Severity.Note });
        ApprovalFixture.Refusals(after).ShouldBeEmpty();
        after.ExitCode.ShouldBe(0);
        after.Report.Roots[0].Findings.Where(f => f.Suppression?.Kind == SuppressionKind.Approved).ShouldNotBeEmpty();
        after.Remarks.ShouldContain("approved by alice@example.com until 2026-12-01T12:00:00Z: reviewed");
    }

    [Test]
    public void A_new_finding_still_counts()
    {
        fixture.MustApprove();
        fixture.Write("repository/infra/more.tf", "locals {\n  password = \"hunter2hunter2\"\n  broken = var.no_such\n}\n");
        fixture.Check(fixture.Checking with { FailOn = Severity.Note }).ExitCode.ShouldNotBe(0);
    }

    private static IEnumerable<TestCaseData> Harmless()
    {
        static TestCaseData Case(string name, Action<JsonNode> edit) => new(edit) { TestName = $"Harmless: {name}" };
        yield return Case("nothing", _ => { });
        yield return Case("another time of planning", p =>
        {
            p["timestamp"] = "2026-12-01T10:00:00Z";
            Change(p, "web")["after"]!["made"] = "2026-12-01T10:00:00Z";
        });
        yield return Case("another order", p =>
        {
            var changes = p["resource_changes"]!.AsArray();
            var reversed = changes.Select(c => c!.DeepClone()).Reverse().ToArray();
            changes.Clear();
            foreach (var change in reversed) changes.Add(change);
        });
        yield return Case("numbers written otherwise", p => Change(p, "new")["after"]!["size"] = JsonNode.Parse("1.50"));
        yield return Case("JSON in a string laid out otherwise", p => Change(p, "web")["after"]!["policy"] = " { \"a\" : 2 }\n");
        yield return Case("what a computed attribute was", p => Change(p, "web")["before"]!["etag"] = "e2");
        yield return Case("other values of what is destroyed", p => Change(p, "old")["before"]!["size"] = 2);
        yield return Case("a null for what is absent", p => Change(p, "new")["after"]!["ami"] = null);
        yield return Case("another patch of the tool", p => p["terraform_version"] = "1.11.5");
        yield return Case("what was found on the way", p => p["resource_drift"] = new JsonArray(p["resource_changes"]![0]!.DeepClone()));
    }

    [TestCaseSource(nameof(Harmless))]
    public void A_plan_made_anew_that_does_the_same_is_taken(Action<JsonNode> edit)
    {
        fixture.MustApprove();
        fixture.WritePlan(edit);
        var lint = fixture.Check();
        ApprovalFixture.Refusals(lint).ShouldBeEmpty();
        lint.ExitCode.ShouldBe(0);
    }

    [Test]
    public void Fewer_effects_are_taken_only_where_that_was_allowed()
    {
        fixture.MustApprove();
        fixture.WritePlan(p => p["resource_changes"]!.AsArray().RemoveAt(2));
        ApprovalFixture.Refusals(fixture.Check()).ShouldHaveSingleItem().ShouldContain("does not do 1 effect of it any more, such as delete of aws_instance.old");
        fixture.WritePlan(_ => { });
        fixture.MustApprove(r => r with { AllowsFewer = true });
        fixture.WritePlan(p => p["resource_changes"]!.AsArray().RemoveAt(2));
        fixture.Check().ExitCode.ShouldBe(0);
        fixture.WritePlan(p => Change(p, "web")["actions"] = new JsonArray("delete"));
        fixture.Check().ExitCode.ShouldBe(1);
    }

    [Test]
    public void A_later_state_is_taken_only_where_that_was_allowed()
    {
        fixture.MustApprove();
        fixture.WriteState(5);
        ApprovalFixture.Refusals(fixture.Check()).ShouldHaveSingleItem().ShouldContain("the state has changed since: the plan was made from serial 5, and the approved one from serial 4");
        fixture.WriteState(4);
        fixture.MustApprove(r => r with { AllowsLaterState = true });
        fixture.WriteState(5);
        fixture.Check().ExitCode.ShouldBe(0);
        fixture.WriteState(3);
        ApprovalFixture.Refusals(fixture.Check()).ShouldHaveSingleItem().ShouldContain("older state");
        fixture.WriteState(5, "other");
        ApprovalFixture.Refusals(fixture.Check()).ShouldHaveSingleItem().ShouldContain("another lineage");
    }

    [Test]
    public void A_value_that_became_known_is_taken_while_the_inputs_are_the_same()
    {
        const string configuration = """{"root_module":{"resources":[{"address":"aws_instance.new","mode":"managed","type":"aws_instance","name":"new","expressions":{"peer":{"references":["aws_instance.web.id"]}}}]}}""";
        void Known(bool isKnown, int size = 3) => fixture.WritePlan(p =>
        {
            p["configuration"] = JsonNode.Parse(configuration);
            p["variables"]!["size"]!["value"] = size;
            if (isKnown) Change(p, "new")["after"]!["peer"] = "i-1";
            else Change(p, "new")["after_unknown"]!["peer"] = true;
        });
        fixture.Write("repository/infra/main.tf", "resource \"aws_instance\" \"new\" {\n  peer = aws_instance.web.id\n}\n");
        Known(false);
        var request = fixture.Request with { Disabled = ["PL0127"] };
        fixture.MustApprove(r => r with { Inputs = request });
        var check = fixture.Checking with { Disabled = ["PL0127"] };
        Known(true);
        ApprovalFixture.Refusals(fixture.Check(check)).ShouldBeEmpty();
        Known(true, size: 4);
        ApprovalFixture.Refusals(fixture.Check(check)).ShouldHaveSingleItem().ShouldContain("otherwise than approved");
    }

    [Test]
    public void Nothing_turns_it_off_that_a_plan_is_not_approved()
    {
        fixture.MustApprove();
        fixture.WritePlan(p => Change(p, "new")["after"]!["size"] = 7);
        fixture.Write("repository/.planlint.hcl", "planlint {\n  fail_on = \"never\"\n}\nrule \"PL0012\" {\n  severity = \"none\"\n}\n");
        var lint = fixture.Check(fixture.Checking with { FailOn = Severity.None, Disabled = ["PL0012"], WithoutRepositoryPlugins = true });
        lint.ExitCode.ShouldBe(1);
        ApprovalFixture.Refusals(lint).ShouldHaveSingleItem().ShouldContain("aws_instance.new will be created otherwise than approved in 'infra/.planlint.approval.json': size");
        lint.Report.Notifications.Single(n => n.Rule == ToolRules.NotApproved).Location.ToString().ShouldBe("infra/main.tf(6,1)");
    }

    [Test]
    public void An_approval_needs_no_repository_of_its_own_signers()
    {
        fixture.MustApprove();
        fixture.Write("repository/allowed_signers", File.ReadAllText(fixture.PathOf("allowed_signers")));
        File.CreateSymbolicLink(fixture.PathOf("link"), fixture.PathOf("repository/allowed_signers"));
        File.CreateSymbolicLink(fixture.PathOf("repository/out"), fixture.PathOf("allowed_signers"));
        foreach (string inside in (string[])["allowed_signers", "infra/../allowed_signers", fixture.PathOf("link"), "out"])
        {
            var lint = fixture.Check(fixture.Checking with { AllowedSigners = inside });
            lint.ExitCode.ShouldBe(2, inside);
            ApprovalFixture.Refusals(lint).ShouldContain(r => r.Contains("lies in the tree that is checked, where a pull request may change it", StringComparison.Ordinal));
        }
    }

    [Test]
    public void What_cannot_be_approved_is_said_and_nothing_is_written()
    {
        void Refused(string why, Func<ApproveRequest, ApproveRequest>? change = null)
        {
            var (exit, _, messages) = fixture.Approve(change);
            exit.ShouldBe(2, why);
            messages.ShouldContain(why);
            File.Exists(fixture.FullName).ShouldBeFalse(why);
            File.Exists(fixture.SignatureName).ShouldBeFalse(why);
        }
        Refused("--until 2026-11-30T12:00:00Z is past", r => r with { Until = ApprovalFixture.Now });
        Refused("--reason says why", r => r with { Reason = " " });
        Refused("No such file or directory; name the key with --key FILE", r => r with { Key = fixture.PathOf("nobody") });
        Refused("could not sign with", r => r with { Key = fixture.PathOf("allowed_signers") });
        Refused("the folder 'nowhere' does not exist", r => r with { Output = "nowhere/a.approval.json" });
        Refused("takes one root module and its plan", r => r with { Inputs = r.Inputs with { Plan = null } });
        File.Move(fixture.PathOf("mallory"), fixture.PathOf("gone"));
        Refused("is the agent running and unlocked, and does it hold the key?", r => r with { Key = fixture.PathOf("mallory.pub") });
        fixture.Run("-q", "-p", "-N", "locked", "-P", "", "-f", fixture.PathOf("gone"));
        Refused("unlock the key first: ssh-add", r => r with { Key = fixture.PathOf("gone") });
        fixture.WritePlan(p => p["resource_changes"]!.AsArray().Clear());
        fixture.WritePlan(p => { p["resource_changes"]!.AsArray().Clear(); p.AsObject().Remove("output_changes"); });
        Refused("does nothing, so there is nothing to approve");
        fixture.WritePlan(p => p["errored"] = true);
        Refused("planning failed");
        fixture.WritePlan(p => Change(p, "new")["after_sensitive"] = new JsonObject { ["list"] = true });
        Refused("changes secrets, such as list[0] of aws_instance.new");
        fixture.WritePlan("{");
        Refused("PL0006");
    }

    [Test]
    public void The_text_is_read_as_it_was_written_and_holds_no_value()
    {
        fixture.MustApprove(r => r with { AllowsFewer = true, Reason = "it's \"fine\" \u2028 ü" });
        byte[] bytes = File.ReadAllBytes(fixture.FullName);
        var approval = ApprovalText.Read(bytes, out string? problem);
        problem.ShouldBeNull();
        ApprovalText.Write(approval!).ShouldBe(Encoding.UTF8.GetString(bytes));
        approval!.StateSerial.ShouldBe(4);
        approval.Root.ShouldBe("infra");
        string text = Encoding.UTF8.GetString(bytes);
        foreach (string value in (string[])["http://b", "2026-11-30T03:48:19", "\"team\"", "i-3"]) text.ShouldNotContain(value);
    }

    [TestCase("2026-12-31", "2026-12-31T23:59:59Z")]
    [TestCase("2026-12-31T18:00:00Z", "2026-12-31T18:00:00Z")]
    [TestCase("2026-12-31T18:00+01:00", "2026-12-31T17:00:00Z")]
    [TestCase("2026-12-31T18:00:00", null)]
    [TestCase("2026-13-01", null)]
    [TestCase("tomorrow", null)]
    [TestCase("9999-12-31", null)]
    public void An_end_is_a_day_or_a_time(string text, string? end) => (ApprovalText.End(text) is { } time ? ApprovalText.Time(time) : null).ShouldBe(end);
}
