using System.Text;
using PlanLint.Addresses;
using PlanLint.Hosting;
using PlanLint.Plans;
using PlanLint.Reporting;
using PlanLint.Values;

namespace PlanLint.Core.Tests.Plans;

internal sealed class PlanReaderTests
{
    private static Plan Read(string text)
    {
        var result = PlanReader.Read(Encoding.UTF8.GetBytes(text), "plan.json");
        return result.Plan ?? throw new AssertionException(string.Join("; ", result.Diagnostics.Select(d => $"{d.Location}: {d.Message}")));
    }

    private static Plan Changes(params string[] changes) => Read($$"""{"format_version":"1.2","resource_changes":[{{string.Join(',', changes)}}]}""");

    private static string Change(string address, string actions, string rest = "") =>
        $$$"""{"address":"{{{address}}}","change":{"actions":{{{actions}}},"before":null,"after":null{{{rest}}}}}""";

    [TestCase("""["no-op"]""", false, false, false, false)]
    [TestCase("""["create"]""", false, false, false, true)]
    [TestCase("""["delete"]""", true, false, false, true)]
    [TestCase("""["delete","create"]""", true, true, false, true)]
    [TestCase("""["create","delete"]""", true, true, false, true)]
    [TestCase("""["forget"]""", false, false, true, true)]
    [TestCase("""["create","forget"]""", false, true, true, true)]
    [TestCase("""["forget","create"]""", false, true, true, true)]
    [TestCase("""["read"]""", false, false, false, false)]
    [TestCase("""["open"]""", false, false, false, false)]
    [TestCase("""["reticulate"]""", false, false, false, true)]
    public void Actions_are_told_apart_by_what_they_contain(string actions, bool destroys, bool replaces, bool forgets, bool mutates)
    {
        var change = Changes(Change("a.b", actions)).ResourceChanges.ShouldHaveSingleItem();
        (change.Destroys, change.Replaces, change.Forgets, change.Mutates).ShouldBe((destroys, replaces, forgets, mutates));
        $"[{string.Join(',', change.ActionWords.Select(w => $"\"{w}\""))}]".ShouldBe(actions);
    }

    [TestCase("""{"change":{"actions":["no-op"],"before":{"a":{"x":[1,{"y":2}]},"b":"s","c":null},"after":{"a":{"x":[1,{"y":2}]},"b":"s","c":null}}}""")]
    [TestCase("""{"change":{"actions":["update"],"before":{"a":1,"b":2},"after":{"a":1,"z":"s"},"after_unknown":{"b":true,"z":true},"after_sensitive":{"a":true}}}""")]
    [TestCase("""{"change":{"actions":["update"],"before":{"a":1},"after":{"a":2,"b":"s"},"after_sensitive":true}}""")]
    [TestCase("""{"change":{"actions":["delete"],"before":{"a":1},"after":null}}""")]
    public void Attributes_read_alone_are_those_of_the_whole(string change)
    {
        ResourceChange ReadAnew() => Changes(change.Insert(1, "\"address\":\"t.n\",")).ResourceChanges.ShouldHaveSingleItem();
        var whole = ReadAnew().After;
        foreach (string name in (string[])["a", "b", "c", "z"])
        {
            _ = whole.Attributes;
            var alone = ReadAnew().After;
            (alone.IsNull, alone.IsSensitive).ShouldBe((whole.IsNull, whole.IsSensitive));
            alone[name].ShouldBe(whole[name], name);
        }
    }

    [Test]
    public void Changes_are_ordered_by_address_and_deposed_objects_follow_current_ones()
    {
        var plan = Read("""
            {"format_version":"1.2","resource_changes":[
            {"address":"a.b[10]","change":{"actions":["no-op"]}},{"address":"a.b[9]","deposed":"00000001","change":{"actions":["delete"]}},
            {"address":"module.m.a.b","change":{"actions":["no-op"]}},{"address":"a.b[9]","change":{"actions":["no-op"]}},{"address":"data.z.z","change":{"actions":["read"]}}]}
            """);
        plan.ResourceChanges.Select(c => $"{c.Address}{c.DeposedKey}").ShouldBe(["data.z.z", "a.b[9]", "a.b[9]00000001", "a.b[10]", "module.m.a.b"]);
        plan.ChangesOf(ResourceAddress.Parse("a.b[9]")!).Count().ShouldBe(2);
        PlanCounter.Count(plan).ShouldBe(new PlanCounts(0, 0, 1, 0, 0, 0, 3, 1));
    }

    [Test]
    public void Masks_make_leaves_unknown_and_sensitive()
    {
        // Shapes that Terraform 1.11 writes.
        var change = Read("""
            {"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["create"],"before":null,
            "after":{"input":{"list":["a",null,{"open":"o"}],"known":"k","empty":{},"elist":[]},"pw":"s3cr3t"},
            "after_unknown":{"id":true,"input":{"id":true,"list":[false,true,{"deep":true}],"map":{"x":true},"empty":{},"elist":[]},"output":true},
            "before_sensitive":false,"after_sensitive":{"pw":true,"input":{"list":[false,false,{"open":true}]}}}}]}
            """).ResourceChanges[0];
        change.Before.IsNull.ShouldBeTrue();
        var after = change.After;
        after["id"]!.IsKnown.ShouldBeFalse();
        after["output"]!.IsKnown.ShouldBeFalse();
        after["input"]!["list"]![0]!.AsString.ShouldBe("a");
        after["input"]!["list"]![1]!.IsKnown.ShouldBeFalse();
        after["input"]!["list"]![2]!["deep"]!.IsKnown.ShouldBeFalse();
        after["input"]!["list"]![2]!["open"]!.IsSensitive.ShouldBeTrue();
        after["input"]!["map"]!["x"]!.IsKnown.ShouldBeFalse();
        after["pw"]!.IsSensitive.ShouldBeTrue();
        after["input"]!["known"]!.IsSensitive.ShouldBeFalse();
    }

    [Test]
    public void Numbers_are_exact()
    {
        var after = PlanCorpus.ReadCase("49").ResourceChanges.Single(c => c.After["input"] is not null).After["input"]!;
        after.ToString().ShouldContain("9007199254740993");
    }

    [Test]
    public void An_import_rides_on_any_action()
    {
        var plan = Changes(Change("a.b", """["no-op"]""", ""","importing":{"id":"x"}"""), Change("a.c", """["update"]""", ""","importing":{"unknown":true}"""), Change("a.d", """["no-op"]""", ""","importing":{"identity":{"k":"v"}}"""));
        plan.ResourceChanges.Select(c => (c.Importing!.Id, c.Importing.IsUnknown, c.Importing.Identity?["k"]?.AsString))
            .ShouldBe([("x", false, null), (null, true, null), (null, false, "v")]);
        PlanCounter.Count(plan).Import.ShouldBe(3);
    }

    [Test]
    public void Identities_are_built_when_asked_for()
    {
        var change = Changes(Change("a.b", """["update"]""", ""","before_identity":{"id":"1"},"after_identity":{"id":"2"}""")).ResourceChanges[0];
        change.IdentityBefore["id"]!.AsString.ShouldBe("1");
        change.IdentityAfter["id"]!.AsString.ShouldBe("2");
        Changes(Change("a.b", """["update"]""")).ResourceChanges[0].IdentityAfter.IsNull.ShouldBeTrue();
    }

    [Test]
    public void Replace_causes_say_what_forces_and_where_it_comes_from()
    {
        var plan = Read("""
            {"format_version":"1.2","resource_drift":[{"address":"a.b","change":{"actions":["update"],"before":{"d":1},"after":{"d":2}}}],
            "resource_changes":[{"address":"a.b","change":{"actions":["delete","create"],"before":{"c":"1","d":2,"p":"x","n":"60s"},"after":{"c":"2","d":1,"n":"1m0s"},"after_unknown":{"p":true},
            "replace_paths":[["p"],["d"],["c"],["n"]]},"action_reason":"replace_because_cannot_update"}],
            "configuration":{"root_module":{"resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","expressions":{"c":{"references":["var.c"]},"d":{"constant_value":1},"n":{}}}]}}}
            """);
        plan.ReplaceCausesOf(plan.ResourceChanges[0]).Select(c => $"{c.Path} {c.Origin} {c.IsUnknown} {c.IsCosmetic}")
            .ShouldBe(["c Configuration False False", "d Drift False False", "n Configuration False True", "p Provider True False"]);
    }

    [Test]
    public void Configuration_says_what_a_block_spells_and_refers_to()
    {
        var configuration = Read("""
            {"format_version":"1.2","configuration":{"provider_config":{"k.edge":{"name":"k","full_name":"r/h/k","alias":"edge","expressions":{"token":{"constant_value":"s3cr3t"}}}},
            "root_module":{"variables":{"t":{"sensitive":true},"u":{}},"outputs":{"o":{"sensitive":true,"expression":{"references":["a.b.id","a.b"]}}},
            "module_calls":{"m":{"source":"./m","expressions":{"in":{"references":["var.t"]}},"for_each_expression":{},"module":{"variables":{"in":{"sensitive":true}},
              "module_calls":{"n":{"source":"../n","module":{"resources":[{"address":"data.d.x","mode":"data","type":"d","name":"x"}]}}}}}},
            "resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","provider_config_key":"k.edge","count_expression":{"references":["var.n"]},"depends_on":["a.z"],
              "provisioners":[{"type":"local-exec"}],
              "expressions":{"name":{"references":["var.t"]},"tags":{"constant_value":{"references":["not.a.reference"]}},"spec":[{"size":{"constant_value":1},"tls":[{"hosts":{"references":["local.h"]}}]},{}],"single":{"inner":{"references":["a.c"]}},"fn":{}}}]}}}
            """).Configuration!;
        var block = configuration.BlockOf(ResourceAddress.Parse("a.b[3]")!)!;
        block.ProviderConfigKey.ShouldBe("k.edge");
        block.HasCount.ShouldBeTrue();
        block.HasForEach.ShouldBeFalse();
        block.DependsOn.ShouldBe(["a.z"]);
        block.Provisioners.ShouldBe(["local-exec"]);
        block.References.ShouldBe(["a.c", "local.h", "var.n", "var.t"]);
        block.AttributeReferences["spec"].ShouldBe(["local.h"]);
        block.Declares(ValuePath.Of("name")).ShouldBeTrue();
        block.Declares(ValuePath.Of("tags", "x")).ShouldBeTrue();
        block.Declares(ValuePath.Of("fn", 0)).ShouldBeTrue();
        block.Declares(ValuePath.Of("spec", 0, "tls", 0, "hosts", 2)).ShouldBeTrue();
        block.Declares(ValuePath.Of("single", 0, "inner")).ShouldBeTrue();
        block.Declares(ValuePath.Of("spec", 0, "other")).ShouldBeFalse();
        block.Declares(ValuePath.Of("spec", 5)).ShouldBeFalse();
        block.Declares(ValuePath.Of("id")).ShouldBeFalse();
        block.Declares(ValuePath.Root).ShouldBeFalse();
        block.ReferencesAt(ValuePath.Of("spec", 0, "tls")).ShouldBe(["local.h"]);
        configuration.BlockOf(ResourceAddress.Parse("module.m[\"x\"].module.n[0].data.d.x")!).ShouldNotBeNull();
        configuration.ModuleCalls["m"].IsRepeated.ShouldBeTrue();
        configuration.ModuleCalls["m"].SensitiveVariables.ShouldBe(["in"]);
        configuration.ModuleCalls["m.n"].Source.ShouldBe("../n");
        configuration.SensitiveVariables.ShouldBe(["t"]);
        configuration.Outputs["o"].IsSensitive.ShouldBeTrue();
        configuration.Providers["k.edge"].Alias.ShouldBe("edge");
    }

    [Test]
    public void Secrets_are_collected_from_every_place_that_marks_them_and_from_inside()
    {
        // The auth of a registry: base64 of robot$ci:hunter2-token.
        string auth = Convert.ToBase64String(Encoding.UTF8.GetBytes("robot$ci:hunter2-token"));
        string docker = """{"auths":{"registry.example.com":{"username":"robot$ci","password":"hunter2-token","auth":"%"}}}""".Replace("%", auth, StringComparison.Ordinal);
        var plan = Read("""
            {"format_version":"1.2","variables":{"t":{"value":{"x":"from-variable"}},"u":{"value":"plain-variable"}},
            "resource_changes":[
            {"address":"a.b","change":{"actions":["update"],"before":{"p":"from-before","q":"plain","short":"abc"},"after":{"p":"from-after","d":"%"},"before_sensitive":{"p":true,"short":true},"after_sensitive":{"p":true,"d":true}}},
            {"address":"a.c","change":{"actions":["no-op"],"before":{"p":"from-noop"},"after":{"p":"from-noop"},"before_sensitive":{"p":true},"after_sensitive":{"p":true}}}],
            "resource_drift":[{"address":"a.b","change":{"actions":["update"],"before":{"p":"from-drift"},"after":{},"before_sensitive":{"p":true}}}],
            "output_changes":{"o":{"actions":["create"],"before":null,"after":["from-output"],"after_unknown":false,"before_sensitive":true,"after_sensitive":true}},
            "prior_state":{"values":{"outputs":{"x":{"sensitive":true,"value":"from-state-output"}},"root_module":{"resources":[{"address":"data.a.d","mode":"data","type":"a","name":"d","values":{"p":"from-state"},"sensitive_values":{"p":true}}]}}},
            "configuration":{"root_module":{"variables":{"t":{"sensitive":true}}}}}
            """.Replace("%", docker.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal));
        var secrets = plan.SensitiveStrings();
        secrets.ShouldBe(
            ["from-variable", "from-before", "from-after", "from-noop", "from-drift", "from-output", "from-state-output", "from-state", "hunter2-token", auth, "robot$ci:hunter2-token", docker],
            ignoreOrder: true);
        plan.Variables["t"].IsSensitive.ShouldBeTrue();
    }

    [Test]
    public void Checks_deferrals_invocations_and_relevant_attributes_are_read()
    {
        var plan = Read("""
            {"format_version":"1.2","resource_changes":[],"deferred_changes":[{"reason":"instance_count_unknown","resource_change":{"address":"a.b","index_unknown":true,"change":{"actions":["create"],"before":null,"after":{}}}}],
            "checks":[{"address":{"kind":"check","to_display":"check.c"},"status":"fail","instances":[{"status":"fail","problems":[{"message":"too small"}]}]},{"address":{"kind":"resource","to_display":"a.b"},"status":"pass"}],
            "action_invocations":[{"address":"action.t.n","type":"t","name":"n","provider_name":"p","lifecycle_action_trigger":{"triggering_resource_address":"a.b","action_trigger_event":"AfterCreate"}}],
            "relevant_attributes":[{"resource":"a.c","attribute":["x",0,"y"]}],"timestamp":"2026-11-22T12:00:00Z","complete":false,"applyable":true}
            """);
        plan.Deferred.ShouldHaveSingleItem().Reason.ShouldBe("instance_count_unknown");
        plan.IsTargeted.ShouldBeFalse();
        plan.IsComplete.ShouldBeFalse();
        plan.Checks.Select(c => $"{c.Address} {c.Kind} {c.Status} {string.Join(',', c.Problems)}").ShouldBe(["a.b resource pass ", "check.c check fail too small"]);
        plan.Actions.ShouldHaveSingleItem().TriggeredBy!.ToString().ShouldBe("a.b");
        plan.RelevantAttributes.ShouldHaveSingleItem().Attribute.ToString().ShouldBe("x[0].y");
        plan.Timestamp.ShouldBe(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        plan.IsApplyable.ShouldBe(true);
    }

    [TestCase("""{"terraform_version":"1.11.4","format_version":"1.2","complete":true,"resource_changes":[]}""", PlanTool.Terraform)]
    [TestCase("""{"terraform_version":"1.9.0","format_version":"1.2","resource_changes":[]}""", PlanTool.OpenTofu)]
    [TestCase("""{"terraform_version":"1.7.2","format_version":"1.2","resource_changes":[]}""", PlanTool.Terraform)]
    [TestCase("""{"terraform_version":"1.6.0","format_version":"1.2","resource_changes":[{"address":"a.b","provider_name":"registry.opentofu.org/hashicorp/a","change":{"actions":["no-op"]}}]}""", PlanTool.OpenTofu)]
    public void The_tool_is_told_by_what_it_leaves(string text, PlanTool tool) => Read(text).Tool.ShouldBe(tool);

    [Test]
    public void Relative_addresses_of_old_states_are_made_absolute()
    {
        // Terraform 0.12 (docs/facts/plan-files.md): the state names instances without module and key.
        var plan = Read("""
            {"format_version":"0.1","terraform_version":"0.12.31",
            "resource_changes":[{"address":"module.m.aws_instance.x[0]","change":{"actions":["no-op"]}}],
            "prior_state":{"values":{"root_module":{"child_modules":[{"resources":[{"address":"aws_instance.x","mode":"managed","type":"aws_instance","name":"x","index":0}],"address":"module.m"}]}}}}
            """);
        plan.PriorInstances.ShouldHaveSingleItem().ToString().ShouldBe("module.m.aws_instance.x[0]");
        plan.IsTargeted.ShouldBeFalse();
    }

    [Test]
    public void An_instance_of_the_state_that_no_change_lists_means_a_target()
    {
        const string Tofu = """
            {"format_version":"1.2","terraform_version":"1.10.0","resource_changes":[{"address":"a.new","previous_address":"a.old","change":{"actions":["no-op"]}}],
            "prior_state":{"values":{"root_module":{"resources":[{"address":"a.old","mode":"managed","type":"a","name":"old"}%]}}}}
            """;
        Read(Tofu.Replace("%", "", StringComparison.Ordinal)).IsTargeted.ShouldBeFalse();
        Read(Tofu.Replace("%", ", {\"address\":\"data.a.d\",\"mode\":\"data\",\"type\":\"a\",\"name\":\"d\"}", StringComparison.Ordinal)).IsTargeted.ShouldBeFalse();
        var plan = Read(Tofu.Replace("%", ", {\"address\":\"a.left\",\"mode\":\"managed\",\"type\":\"a\",\"name\":\"left\"}", StringComparison.Ordinal));
        plan.IsTargeted.ShouldBeTrue();
        plan.IsComplete.ShouldBeFalse();
    }

    [Test]
    public void A_large_plan_lets_go_of_unchanged_values_but_not_of_their_secrets()
    {
        // More unchanged bytes than are kept, in 2 MB values.
        string large = new('x', 2_000_000);
        var text = new StringBuilder("""{"format_version":"1.2","resource_changes":[""");
        for (int i = 0; i < 8; i++)
        {
            string values = $"{{\"v\":\"{large}\",\"p\":\"secret-{i}\"}}";
            text.Append($"{{\"address\":\"a.b[{i}]\",\"change\":{{\"actions\":[\"no-op\"],\"before\":{values},\"after\":{values},\"before_sensitive\":{{\"p\":true}},\"after_sensitive\":{{\"p\":true}}}}}},");
        }
        text.Append("""{"address":"a.c","change":{"actions":["update"],"before":{"v":1},"after":{"v":2}}}]}""");
        var plan = Read(text.ToString());
        plan.ResourceChanges.Count(c => !c.HasValues).ShouldBe(1);
        plan.ResourceChanges[^1].After["v"]!.AsNumber.ShouldBe(2);
        plan.ResourceChanges[0].After["p"]!.AsString.ShouldBe("secret-0");
        plan.ResourceChanges.First(c => !c.HasValues).After.IsNull.ShouldBeTrue();
        plan.SensitiveStrings().Count.ShouldBe(8);
    }

    [Test]
    public void Values_of_a_large_plan_are_the_same_in_whatever_order_they_are_asked_for()
    {
        string padding = new('v', 16 * 1024);
        var plan = Changes([.. Enumerable.Range(0, 300).Select(i =>
            $$$$"""{"address":"a.b[{{{{i}}}}]","change":{"actions":["update"],"before":{"n":{{{{i}}}},"v":"{{{{padding}}}}"},"after":{"n":{{{{i + 1}}}},"v":"{{{{padding}}}}"}}}""")]);
        plan.ResourceChanges[0].Recent.ShouldNotBeNull();
        foreach (var change in plan.ResourceChanges.Concat(plan.ResourceChanges.Reverse()))
        {
            long i = change.Address.Key!.Value.Index;
            change.Before["n"]!.AsNumber.ShouldBe(i);
            change.After["n"]!.AsNumber.ShouldBe(i + 1);
            change.AttributeChanges.Select(c => c.Path.ToString()).ShouldBe(["n"]);
        }
    }

    [Test]
    public void Instances_of_a_block_that_stand_apart_are_ordered_together()
    {
        var plan = Changes(
            Change("a.c", """["no-op"]"""), Change("module.m.a.b", """["no-op"]"""), Change("a.b[10]", """["no-op"]"""), Change("data.a.b", """["read"]"""),
            Change("a.b[\\\"k\\\"]", """["no-op"]"""), Change("a.b[2]", """["no-op"]"""));
        plan.ResourceChanges.Select(c => c.Address.ToString()).ShouldBe(["data.a.b", "a.b[2]", "a.b[10]", "a.b[\"k\"]", "a.c", "module.m.a.b"]);
    }

    [Test]
    public void The_same_bytes_give_the_same_plan_however_they_arrive()
    {
        byte[] bytes = File.ReadAllBytes(PlanCorpus.PathOf("m09"));
        var whole = PlanReader.Read(bytes, "p").Plan!;
        using var dribble = new DribblingStream(bytes);
        var slow = PlanReader.Read(dribble, "p").Plan!;
        slow.ResourceChanges.Select(c => (c.Address, c.ByteOffset, c.Position)).ShouldBe(whole.ResourceChanges.Select(c => (c.Address, c.ByteOffset, c.Position)));
        for (int i = 0; i < whole.ResourceChanges.Length; i++) slow.ResourceChanges[i].After.ShouldBe(whole.ResourceChanges[i].After);
    }

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class DribblingStream(byte[] bytes) : MemoryStream(bytes)
    {
        private int step;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, ++step % 97 + 1)]);
    }
}
