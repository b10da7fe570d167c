using System.Text;
using System.Text.Json.Nodes;
using PlanLint.Diagnostics;
using PlanLint.Hosting;

namespace PlanLint.Cli.Tests.Approvals;

/// <summary>More than a hundred ways to have something else applied than what was approved; each is refused, and said why.</summary>
internal sealed class TamperingTests
{
    private ApprovalFixture fixture = null!;
    private byte[] statement = null!, signature = null!;
    private int tried;

    [SetUp]
    public void Approve_a_plan()
    {
        fixture = new ApprovalFixture();
        fixture.MustApprove(r => r with { AllowsFewer = true });
        (statement, signature) = (File.ReadAllBytes(fixture.FullName), File.ReadAllBytes(fixture.SignatureName));
        fixture.Check().ExitCode.ShouldBe(0);
        tried = 0;
    }

    [TearDown]
    public void Remove_it() => fixture?.Dispose();

    private static JsonNode Change(JsonNode plan, string name) => plan["resource_changes"]!.AsArray().Single(c => (string)c!["name"]! == name)!["change"]!;

    private void Refused(string why, LintRequest? request = null, string? what = null)
    {
        tried++;
        var lint = fixture.Check(request);
        lint.ExitCode.ShouldNotBe(0, what ?? why);
        string[] refusals = ApprovalFixture.Refusals(lint);
        refusals.ShouldContain(r => r.Contains(why, StringComparison.Ordinal), what + " " + string.Join('\n', refusals));
        lint.Report.Roots.SelectMany(r => r.Findings).ShouldAllBe(f => f.Suppression == null || f.Suppression.Kind != SuppressionKind.Approved);
        File.WriteAllBytes(fixture.FullName, statement);
        File.WriteAllBytes(fixture.SignatureName, signature);
    }

    private void Tampered(byte[] text, byte[] sign, string why, string? what = null)
    {
        File.WriteAllBytes(fixture.FullName, text);
        File.WriteAllBytes(fixture.SignatureName, sign);
        Refused(why, what: what);
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 1;
        return copy;
    }

    [Test]
    public void An_approval_that_was_changed_is_refused()
    {
        for (int i = 0; i < 24; i++)
        {
            int at = (int)((long)statement.Length * i / 24);
            Tampered(Flipped(statement, at), signature, "does not fit the text: one of both was changed", $"byte {at}");
        }
        // The signed part of the armour, which begins behind its first line: format, key, namespace, hash, signature.
        int start = Encoding.ASCII.GetString(signature).IndexOf('\n', StringComparison.Ordinal) + 1, length = signature.Length - start - 30;
        for (int i = 0; i < 16; i++)
        {
            int at = start + (length * i / 16);
            if (signature[at] != '\n') Tampered(statement, Flipped(signature, at), "", $"byte {at} of the signature");
        }
        string text = Encoding.UTF8.GetString(statement);
        foreach (var (old, replacement) in ((string, string)[])[("2026-12-01", "2036-12-01"), ("\"allow_later_state\": false", "\"allow_later_state\": true"), ("\"root\": \"infra\"", "\"root\": \"other\""),
            ("\"serial\": 4", "\"serial\": 5"), ("\"action\": \"create\"", "\"action\": \"delete\""), ("\n", "\r\n"), ("  ", "\t")])
        {
            text.ShouldContain(old);
            Tampered(Encoding.UTF8.GetBytes(text.Replace(old, replacement, StringComparison.Ordinal)), signature, "does not fit the text", old);
        }
        Tampered([.. statement, (byte)'\n'], signature, "does not fit the text");
        Tampered(statement[..^1], signature, "does not fit the text");
        Tampered([], signature, "does not fit the text");
        Tampered(statement, [], "is no signature");
        Tampered(statement, signature[..(signature.Length / 2)], "is no signature");
        tried.ShouldBeGreaterThan(48);
    }

    [Test]
    public void An_approval_by_somebody_else_or_for_something_else_is_refused()
    {
        string text = Encoding.UTF8.GetString(statement);
        void Signed(string as_, string key, string why, string use = "planlint-approval") =>
            Tampered(Encoding.UTF8.GetBytes(as_), Encoding.UTF8.GetBytes(fixture.Sign(as_, key, use)), why, why);
        Signed(text, "mallory", "is by nobody in the allowed signers file (ED25519 key SHA256:");
        Signed(text, "alice", "was made for something else", use: "git");
        Signed("{}", "alice", "is no approval");
        Signed("[]", "alice", "is no approval");
        Signed("", "alice", "is no approval");
        Signed(text.Replace("\"allow_fewer\": true", "\"allow_fewer\": true,\n  \"allow_nothing\": true", StringComparison.Ordinal), "alice", "is no approval");
        Signed(text.Replace("\"allow_fewer\": true", "\"allow_fewer\": true,\n  \"allow_fewer\": true", StringComparison.Ordinal), "alice", "is no approval");
        Signed(text.Replace("\"planlint_approval\": 1", "\"planlint_approval\": 2", StringComparison.Ordinal), "alice", "was written by another version of PlanLint");
        Signed(text.Replace("\"until\": \"2026", "\"until\": \"nope", StringComparison.Ordinal), "alice", "is no approval");
        Signed(text.Replace("\"root\": \"infra\"", "\"root\": \"other\"", StringComparison.Ordinal), "alice", "is for the root module 'other'");
        Tampered(statement, Encoding.UTF8.GetBytes(fixture.Sign(text + " ", "alice")), "does not fit the text");

        var check = fixture.Checking;
        Refused("is for the root module 'infra', which is not checked here", check with { Paths = ["other"] });
        Refused("it expired at 2026-12-01T12:00:00Z", check with { Now = ApprovalFixture.Now.AddDays(1).AddSeconds(1) });
        Refused("there is none to compare with", check with { Plan = null });
        string mallory = fixture.Write("theirs", $"mallory@example.com {fixture.PublicKey("mallory")}\n");
        Refused("is by nobody in the allowed signers file", check with { AllowedSigners = mallory });
        string late = fixture.Write("late", $"{ApprovalFixture.Alice} valid-before=\"20261101\" {fixture.PublicKey("alice")}\n");
        Refused("does not let sign at this time", check with { AllowedSigners = late });
        Refused("is by nobody", check with { AllowedSigners = fixture.Write("empty", "") });
        Refused("'../nowhere' does not exist", check with { AllowedSigners = "../nowhere" });
        Refused("--approval takes --allowed-signers FILE", check with { AllowedSigners = null });
        Refused($"is by a key of {ApprovalFixture.Alice} that is revoked", check with { Revoked = fixture.Write("revoked", $"# gone\n{fixture.PublicKey("alice")}\n") });
        Refused("names no approval in line 1", check with { Revoked = fixture.Write("wrong", "approval:12\n") });
        Refused("The approval 'nowhere' does not exist", check with { Approvals = ["nowhere"] });
        Refused("The approval 'infra' is a folder", check with { Approvals = ["infra"] });
        File.Delete(fixture.SignatureName);
        Refused("does not exist; it lies beside the approval, and 'planlint approve' writes both");
        using (var output = new StringWriter())
            new ApprovalShelf(fixture.PathOf("repository"), ApprovalFixture.Now, output, output) { Revoked = fixture.PathOf("list") }.Revoke([fixture.File]).ShouldBe(0, output.ToString());
        Refused("The approval 'infra/.planlint.approval.json' is revoked", check with { Revoked = fixture.PathOf("list") });
    }

    private static IEnumerable<(string Name, Action<JsonNode> Edit)> Plans()
    {
        yield return ("a number", p => Change(p, "new")["after"]!["size"] = 1.51);
        yield return ("an order of elements", p => Change(p, "new")["after"]!["list"] = new JsonArray("b", "a"));
        yield return ("a text", p => Change(p, "web")["after"]!["tags"]!["team"] = "c");
        yield return ("JSON in a string", p => Change(p, "web")["after"]!["policy"] = "{\"a\":3}");
        yield return ("a time", p => Change(p, "web")["after"]!["made"] = "2026-11-30T03:48:20Z");
        yield return ("what was before", p => Change(p, "web")["before"]!["size"] = 1);
        yield return ("an attribute more", p => Change(p, "new")["after"]!["public"] = true);
        yield return ("an attribute less", p => Change(p, "new")["after"]!.AsObject().Remove("list"));
        yield return ("an element more", p => Change(p, "new")["after"]!["list"] = new JsonArray("a", "b", "c"));
        yield return ("known to unknown", p =>
        {
            Change(p, "new")["after"]!.AsObject().Remove("size");
            Change(p, "new")["after_unknown"]!["size"] = true;
        }
        );
        yield return ("unknown to known", p =>
        {
            Change(p, "new")["after_unknown"] = new JsonObject();
            Change(p, "new")["after"]!["id"] = "i-7";
        }
        );
        yield return ("a secret", p => Change(p, "new")["after_sensitive"] = new JsonObject { ["list"] = true });
        yield return ("another object", p => Change(p, "old")["before"]!["id"] = "i-9");
        yield return ("another object to update", p =>
        {
            Change(p, "web")["before"]!["id"] = "i-9";
            Change(p, "web")["after"]!["id"] = "i-9";
        }
        );
        yield return ("replace", p => Change(p, "web")["actions"] = new JsonArray("delete", "create"));
        yield return ("create before destroy", p => Change(p, "web")["actions"] = new JsonArray("create", "delete"));
        yield return ("destroy for update", p => Change(p, "web")["actions"] = new JsonArray("delete"));
        yield return ("forget for destroy", p => Change(p, "old")["actions"] = new JsonArray("forget"));
        yield return ("one more destroy", p => Change(p, "other")["actions"] = new JsonArray("delete"));
        yield return ("an action that is not known", p => Change(p, "other")["actions"] = new JsonArray("reticulate"));
        yield return ("another provider", p => p["resource_changes"]![0]!["provider_name"] = "registry.terraform.io/evil/aws");
        yield return ("an import", p => Change(p, "other")["importing"] = new JsonObject { ["id"] = "i-6" });
        yield return ("a move", p => p["resource_changes"]![3]!["previous_address"] = "aws_instance.before");
        yield return ("another address", p => p["resource_changes"]![1]!["address"] = "aws_instance.new[0]");
        yield return ("an output", p => p["output_changes"]!["url"]!["after"] = "http://c");
        yield return ("one more output", p => p["output_changes"]!["port"] = p["output_changes"]!["url"]!.DeepClone());
        yield return ("an action of a provider", p => p["action_invocations"] = JsonNode.Parse("""[{"address":"action.a.b","type":"a"}]"""));
        yield return ("a deferred change", p => p["deferred_changes"] = JsonNode.Parse(
            """[{"reason":"unknown","resource_change":{"address":"a.b","change":{"actions":["create"],"after":{}}}}]"""));
        yield return ("a deposed object", p =>
        {
            var deposed = p["resource_changes"]![2]!.DeepClone();
            deposed["deposed"] = "aabbccdd";
            p["resource_changes"]!.AsArray().Add(deposed);
        }
        );
        yield return ("a failed plan", p => p["errored"] = true);
        yield return ("a section that is not known", p => p["later_changes"] = JsonNode.Parse("""[{"address":"a.b","change":{"actions":["create"]}}]"""));
    }

    [Test]
    public void A_plan_that_does_something_else_is_refused()
    {
        foreach (var (name, edit) in Plans())
        {
            fixture.WritePlan(edit);
            Refused("PL0012", what: name);
        }
        fixture.WritePlan(_ => { });
        fixture.WriteState(5);
        Refused("the state has changed since");
        fixture.WriteState(4, "other");
        Refused("another lineage");
        File.Delete(fixture.PathOf("repository/infra/plan.state.json"));
        Refused("does not say which it was made from");
        tried.ShouldBeGreaterThan(30);
    }
}
