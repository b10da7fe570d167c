using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PlanLint.Effects;
using PlanLint.Plans;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Effects;

/// <summary>The digest of a plan follows what it does, and nothing else (docs/plan-digest.md).</summary>
internal sealed class PlanEffectsTests
{
    private const string Small = """
        {
          "format_version": "1.2", "terraform_version": "1.11.4", "timestamp": "2026-11-30T03:48:19Z", "complete": true, "applyable": true, "errored": false,
          "variables": { "size": { "value": 3 } },
          "resource_changes": [
            { "address": "aws_instance.web", "mode": "managed", "type": "aws_instance", "name": "web", "provider_name": "registry.terraform.io/hashicorp/aws",
              "change": { "actions": ["update"],
                "before": { "id": "i-1", "etag": "e1", "size": 2, "policy": "{\"a\":1}", "deployed": "2026-11-01T00:00:00Z", "tags": { "a": "x" }, "user_data": "p1" },
                "after": { "id": "i-1", "size": 3, "policy": "{\"a\":2}", "deployed": "2026-11-30T03:48:19Z", "tags": { "a": "y" }, "user_data": "p2" },
                "after_unknown": { "etag": true }, "before_sensitive": { "user_data": true }, "after_sensitive": { "user_data": true } } },
            { "address": "aws_instance.new", "mode": "managed", "type": "aws_instance", "name": "new", "provider_name": "registry.terraform.io/hashicorp/aws",
              "change": { "actions": ["create"], "before": null, "after": { "size": 1.5, "list": ["a", "b"] }, "after_unknown": { "id": true } } },
            { "address": "aws_instance.old", "mode": "managed", "type": "aws_instance", "name": "old", "provider_name": "registry.terraform.io/hashicorp/aws",
              "change": { "actions": ["delete"], "before": { "id": "i-3", "size": 1 }, "after": null } },
            { "address": "aws_instance.kept", "mode": "managed", "type": "aws_instance", "name": "kept", "provider_name": "registry.terraform.io/hashicorp/aws",
              "change": { "actions": ["no-op"], "before": { "id": "i-4", "size": 1 }, "after": { "id": "i-4", "size": 1 } } },
            { "address": "aws_instance.adopted", "mode": "managed", "type": "aws_instance", "name": "adopted", "provider_name": "registry.terraform.io/hashicorp/aws",
              "change": { "actions": ["no-op"], "before": { "id": "i-5" }, "after": { "id": "i-5" }, "importing": { "id": "i-5" } } }
          ],
          "output_changes": { "url": { "actions": ["update"], "before": "http://a", "after": "http://b" } },
          "configuration": { "root_module": { "resources": [
            { "address": "aws_instance.web", "mode": "managed", "type": "aws_instance", "name": "web",
              "expressions": { "size": { "references": ["var.size"] }, "policy": {}, "tags": { "constant_value": { "a": "y" } }, "user_data": { "constant_value": "p2" } } },
            { "address": "aws_instance.new", "mode": "managed", "type": "aws_instance", "name": "new",
              "expressions": { "size": { "constant_value": 1.5 }, "list": { "constant_value": ["a", "b"] } } } ] } }
        }
        """;

    private static PlanEffects Of(string json) =>
        PlanEffects.Of(PlanReader.Read(Encoding.UTF8.GetBytes(json), "plan.json").Plan ?? throw new AssertionException("not a plan"));

    private static string Edited(Action<JsonNode> edit, string text = Small)
    {
        var plan = JsonNode.Parse(text)!;
        edit(plan);
        return plan.ToJsonString();
    }

    private static JsonNode Change(JsonNode plan, string name) =>
        plan["resource_changes"]!.AsArray().Single(c => (string)c!["name"]! == name)!["change"]!;

    private static IEnumerable<TestCaseData> Harmless()
    {
        static TestCaseData Case(string name, Action<JsonNode> edit) => new(edit) { TestName = $"Harmless: {name}" };
        yield return Case("another time of planning, and what is made of it", p =>
        {
            p["timestamp"] = "2026-12-01T10:00:00Z";
            Change(p, "web")["after"]!["deployed"] = "2026-12-01T10:00:00Z";
        });
        yield return Case("another order of entries", p =>
        {
            var changes = p["resource_changes"]!.AsArray();
            var reversed = changes.Select(c => c!.DeepClone()).Reverse().ToArray();
            changes.Clear();
            foreach (var change in reversed) changes.Add(change);
        });
        yield return Case("another order of names", p =>
        {
            var change = (JsonObject)Change(p, "web");
            foreach (var (name, value) in change.Reverse().ToArray())
            {
                change.Remove(name);
                change.Add(name, value);
            }
        });
        yield return Case("numbers written otherwise", p =>
        {
            Change(p, "new")["after"]!["size"] = JsonNode.Parse("1.50");
            Change(p, "web")["after"]!["size"] = JsonNode.Parse("3e0");
        });
        yield return Case("JSON in a string laid out otherwise", p => Change(p, "web")["after"]!["policy"] = " { \"a\" : 2 }\n");
        yield return Case("what a computed attribute was that nobody reads", p => Change(p, "web")["before"]!["etag"] = "e2");
        yield return Case("an object that stays as it is", p =>
        {
            Change(p, "kept")["before"]!["size"] = 7;
            Change(p, "kept")["after"]!["size"] = 7;
        });
        yield return Case("other values of what is destroyed", p => Change(p, "old")["before"]!["size"] = 2);
        yield return Case("why", p => p["resource_changes"]![2]!["action_reason"] = "delete_because_each_key");
        yield return Case("another patch of the tool", p => p["terraform_version"] = "1.11.5");
        yield return Case("a null for what is absent", p => Change(p, "new")["after"]!["ami"] = null);
        yield return Case("a prior state", p => p["prior_state"] = JsonNode.Parse("""{"format_version":"1.0","values":{"root_module":{}}}"""));
        yield return Case("what was found on the way", p => p["resource_drift"] = new JsonArray(p["resource_changes"]![0]!.DeepClone()));
    }

    [TestCaseSource(nameof(Harmless))]
    public void What_means_the_same_has_one_digest(Action<JsonNode> edit)
    {
        var (old, current) = (Of(Small), Of(Edited(edit)));
        current.ToText().ShouldBe(old.ToText());
        current.Digest().ShouldBe(old.Digest());
        PlanComparison.Of(old, current).Result.ShouldBe(PlanComparisonResult.Equal);
    }

    private static IEnumerable<TestCaseData> Effects()
    {
        static TestCaseData Case(string name, PlanComparisonResult result, Action<JsonNode> edit) => new(result, edit) { TestName = $"Effect: {name}" };
        yield return Case("a number", PlanComparisonResult.Other, p => Change(p, "new")["after"]!["size"] = 1.51);
        yield return Case("an order of elements", PlanComparisonResult.Other, p => Change(p, "new")["after"]!["list"] = new JsonArray("b", "a"));
        yield return Case("a text", PlanComparisonResult.Other, p => Change(p, "web")["after"]!["tags"]!["a"] = "z");
        yield return Case("JSON in a string", PlanComparisonResult.Other, p => Change(p, "web")["after"]!["policy"] = "{\"a\":3}");
        yield return Case("a name twice in JSON in a string", PlanComparisonResult.Other, p => Change(p, "web")["after"]!["policy"] = "{\"a\":3,\"a\":2}");
        yield return Case("a time that is not the plan's", PlanComparisonResult.Other, p => Change(p, "web")["after"]!["deployed"] = "2026-11-30T03:48:20Z");
        yield return Case("what was before", PlanComparisonResult.Other, p => Change(p, "web")["before"]!["size"] = 1);
        yield return Case("an attribute more", PlanComparisonResult.Other, p => Change(p, "new")["after"]!["public"] = true);
        yield return Case("an attribute less", PlanComparisonResult.Other, p => ((JsonObject)Change(p, "new")["after"]!).Remove("list"));
        yield return Case("known to unknown", PlanComparisonResult.Other, p =>
        {
            ((JsonObject)Change(p, "new")["after"]!).Remove("size");
            Change(p, "new")["after_unknown"]!["size"] = true;
        });
        yield return Case("another object", PlanComparisonResult.Other, p => Change(p, "old")["before"]!["id"] = "i-9");
        yield return Case("another action", PlanComparisonResult.Other, p => Change(p, "web")["actions"] = new JsonArray("delete", "create"));
        yield return Case("create before destroy", PlanComparisonResult.Other, p => Change(p, "old")["actions"] = new JsonArray("forget"));
        yield return Case("an action that is not known", PlanComparisonResult.More, p => Change(p, "kept")["actions"] = new JsonArray("reticulate"));
        yield return Case("another provider", PlanComparisonResult.Other, p => p["resource_changes"]![0]!["provider_name"] = "registry.terraform.io/evil/aws");
        yield return Case("another import", PlanComparisonResult.Other, p => Change(p, "adopted")["importing"]!["id"] = "i-6");
        yield return Case("an output", PlanComparisonResult.Other, p => p["output_changes"]!["url"]!["after"] = "http://c");
        yield return Case("one more", PlanComparisonResult.More, p => Change(p, "kept")["actions"] = new JsonArray("delete"));
        yield return Case("one less", PlanComparisonResult.Fewer, p => p["resource_changes"]!.AsArray().RemoveAt(2));
        yield return Case("replace to delete", PlanComparisonResult.Other, p => Change(p, "web")["actions"] = new JsonArray("delete"));
        yield return Case("a move", PlanComparisonResult.More, p => p["resource_changes"]![3]!["previous_address"] = "aws_instance.before");
        yield return Case("an action of a provider", PlanComparisonResult.More, p => p["action_invocations"] = JsonNode.Parse("""[{"address":"action.a.b","type":"a"}]"""));
        yield return Case("a deferred change", PlanComparisonResult.More, p => p["deferred_changes"] = JsonNode.Parse(
            """[{"reason":"unknown","resource_change":{"address":"a.b","change":{"actions":["create"],"after":{}}}}]"""));
    }

    [TestCaseSource(nameof(Effects))]
    public void What_does_something_else_has_another_digest(PlanComparisonResult result, Action<JsonNode> edit)
    {
        var (old, current) = (Of(Small), Of(Edited(edit)));
        current.Digest().ShouldNotBe(old.Digest());
        PlanComparison.Of(old, current).Result.ShouldBe(result);
    }

    [Test]
    public void A_secret_that_changes_is_seen_by_a_comparison_and_is_in_no_digest_without_a_key()
    {
        var (old, current) = (Of(Small), Of(Edited(p => Change(p, "web")["after"]!["user_data"] = "p3")));
        old.Digest().ShouldStartWith(PlanEffects.PrefixWithoutSecrets);
        current.Digest().ShouldBe(old.Digest());
        PlanComparison.Of(old, current).Differences.ShouldHaveSingleItem().Facts.ShouldBe(["user_data"]);
        current.ToText().ShouldNotContain("p3");
    }

    [Test]
    public void A_secret_within_a_text_or_a_name_is_told_by_no_digest()
    {
        var effects = Of(Edited(p =>
        {
            var after = Change(p, "web")["after"]!;
            after["user_data"] = "Xq7-very-secret";
            after["url"] = "https://me:Xq7-very-secret@example.com/";
            after["policy"] = "{\"a\":\"is Xq7-very-secret\",\"b\":3}";
            after["tags"] = new JsonObject { ["of Xq7-very-secret"] = "y", ["other"] = "y" };
            p["output_changes"]!["url"]!["after"] = new JsonObject { ["Xq7-very-secret"] = new JsonArray("Xq7-very-secret, and more") };
        }));
        effects.ToText().ShouldNotContain("Xq7");
        effects.ToText().ShouldContain("secret name");
        effects.ToText().ShouldContain("\"b\":3", Case.Sensitive, "what is beside a secret stays");
    }

    [Test]
    public void What_has_become_known_is_told_where_configuration_and_inputs_are_the_same()
    {
        string before = Edited(p =>
        {
            ((JsonObject)p["configuration"]!["root_module"]!["resources"]![0]!["expressions"]!).Remove("policy");
            ((JsonObject)Change(p, "web")["after"]!).Remove("size");
            Change(p, "web")["after_unknown"]!["size"] = true;
        });
        string after = Edited(p => ((JsonObject)p["configuration"]!["root_module"]!["resources"]![0]!["expressions"]!).Remove("policy"));
        var comparison = PlanComparison.Of(Of(before), Of(after));
        comparison.Result.ShouldBe(PlanComparisonResult.Equal);
        comparison.BecameKnown.ShouldHaveSingleItem().Fact.Name.ShouldBe("size");
        PlanComparison.Of(Of(before), Of(Edited(p => p["variables"]!["size"]!["value"] = 4, after))).Result.ShouldBe(PlanComparisonResult.Other);
        PlanComparison.Of(Of(before), Of(Small)).Result.ShouldBe(PlanComparisonResult.Other);
    }

    [Test]
    public void What_holds_a_part_of_the_changes_is_not_compared()
    {
        PlanComparison.Of(Of(Small), Of(Edited(p => p["errored"] = true))).Result.ShouldBe(PlanComparisonResult.NotComparable);
        PlanComparison.Of(Of(Small), Of(Edited(p => p["later_changes"] = new JsonArray(p["resource_changes"]![0]!.DeepClone())))).Problem!.ShouldContain("later_changes");
    }

    [Test]
    public void Every_single_value_of_the_incident_counts()
    {
        string text = File.ReadAllText(Path.Combine(RepositoryFiles.Root(), "samples", "incident", "plan.json"));
        int tried = 0;
        foreach (var change in JsonNode.Parse(text)!["resource_changes"]!.AsArray().Select(c => c!))
        {
            if ((string)change["change"]!["actions"]![0]! != "create") continue;
            string alone = new JsonObject { ["format_version"] = "1.2", ["resource_changes"] = new JsonArray(change.DeepClone()) }.ToJsonString();
            var old = Of(alone);
            foreach (var path in Leaves(change["change"]!["after"]!, []).ToArray())
            {
                tried++;
                var current = Of(Edited(p => Mutate(path.Aggregate(p["resource_changes"]![0]!["change"]!["after"]!, (n, s) => Step(n, s)!)), alone));
                PlanComparison.Of(old, current).Result.ShouldBe(PlanComparisonResult.Other, string.Join('.', path));
            }
        }
        tried.ShouldBeGreaterThan(40);
    }

    private static JsonNode? Step(JsonNode node, string step) => node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)] : node[step];

    private static IEnumerable<string[]> Leaves(JsonNode? node, string[] path) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value, [.. path, p.Key])),
        JsonArray a => a.SelectMany((v, i) => Leaves(v, [.. path, i.ToString(CultureInfo.InvariantCulture)])),
        null => [],
        _ => [path],
    };

    private static void Mutate(JsonNode leaf) =>
        leaf.ReplaceWith(leaf.AsValue().TryGetValue(out bool flag) ? JsonValue.Create(!flag)
            : leaf.AsValue().TryGetValue(out string? text) ? JsonValue.Create(text + "x") : JsonValue.Create(leaf.GetValue<decimal>() + 1));
}
