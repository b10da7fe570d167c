using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Secrets;

namespace PlanLint.Core.Tests.Plans;

/// <summary>Whatever is given for a plan ends in a plan or in one error with a place and a way out, never in an exception.</summary>
internal sealed class BadPlanTests
{
    private static PlanReadResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static PlanReadResult Read(byte[] bytes) => PlanReader.Read(bytes, "plan.json");

    private static Diagnostic Refused(PlanReadResult result)
    {
        result.Plan.ShouldBeNull();
        var diagnostic = result.Diagnostics.Where(d => d.Severity != Severity.Note).ShouldHaveSingleItem();
        diagnostic.Rule.ShouldBe(ToolRules.InputNotUnderstood);
        diagnostic.Severity.ShouldBe(Severity.Error);
        diagnostic.Location.Path.ShouldBe("plan.json");
        return diagnostic;
    }

    private const string Small = """
        {"format_version":"1.2","terraform_version":"1.11.4","variables":{"v":{"value":"x"}},
        "planned_values":{"root_module":{"resources":[]}},
        "resource_drift":[{"address":"a.d","mode":"managed","type":"a","name":"d","provider_name":"p","change":{"actions":["update"],"before":{"x":1},"after":{"x":2},"after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}],
        "resource_changes":[
        {"address":"module.m[\"k\"].a.b[0]","module_address":"module.m[\"k\"]","previous_address":"a.c","mode":"managed","type":"a","name":"b","index":0,"provider_name":"registry.terraform.io/hashicorp/a","deposed":"00000001",
        "change":{"actions":["delete","create"],"before":{"x":[1,{"y":"s3cr3t"}]},"after":{"x":[1,{"y":"n3w-one"}]},"after_unknown":{"id":true},"before_sensitive":{"x":[false,{"y":true}]},"after_sensitive":{"x":[false,{"y":true}]},
        "replace_paths":[["x",0,"y"]],"importing":{"id":"i","unknown":false,"identity":{"a":"b"}},"generated_config":"g","before_identity":{"k":"v"},"after_identity":{"k":"w"}},"action_reason":"replace_because_cannot_update"}],
        "deferred_changes":[{"reason":"unknown","resource_change":{"address":"a.e","change":{"actions":["create"],"before":null,"after":{}}}}],
        "output_changes":{"o":{"actions":["create"],"before":null,"after":"v","after_unknown":false,"before_sensitive":true,"after_sensitive":true}},
        "action_invocations":[{"address":"action.t.n","type":"t","name":"n","provider_name":"p","lifecycle_action_trigger":{"triggering_resource_address":"a.b","action_trigger_event":"AfterCreate"}}],
        "prior_state":{"format_version":"1.0","terraform_version":"1.11.4","values":{"outputs":{"o":{"sensitive":true,"value":"outputs3cr3t"}},"root_module":{"resources":[{"address":"a.c","mode":"managed","type":"a","name":"c","index":"k","values":{"x":"statesecret"},"sensitive_values":{"x":true},"deposed_key":""}],"child_modules":[{"address":"module.m","resources":[],"child_modules":[]}]}}},
        "configuration":{"provider_config":{"a":{"name":"a","full_name":"p","alias":"x","version_constraint":"~> 1","module_address":"module.m"}},
        "root_module":{"outputs":{"o":{"sensitive":true,"expression":{"references":["a.b"]}}},"resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","provider_config_key":"a","provisioners":[{"type":"local-exec","expressions":{}}],"expressions":{"x":[{"y":{"references":["var.v"]}}],"z":{"constant_value":1}},"schema_version":0,"count_expression":{"constant_value":1},"for_each_expression":{"references":["local.l"]},"depends_on":["a.c"]}],
        "module_calls":{"m":{"source":"./m","expressions":{"i":{"references":["var.v"]}},"count_expression":{},"module":{"variables":{"s":{"sensitive":true}},"resources":[]}}},"variables":{"v":{"sensitive":true,"default":"d"}}}},
        "relevant_attributes":[{"resource":"a.b","attribute":["x",0]}],
        "checks":[{"address":{"kind":"check","to_display":"check.c"},"status":"fail","instances":[{"address":{"to_display":"check.c"},"status":"fail","problems":[{"message":"m"}]}]}],
        "timestamp":"2026-11-22T12:00:00Z","applyable":true,"complete":true,"errored":false}
        """;

    [TestCase("", "empty")]
    [TestCase("   \n", "empty|ends")]
    [TestCase("{", "ends in the middle")]
    [TestCase("[]", "JSON object")]
    [TestCase("{}", "none of a plan's sections")]
    [TestCase("{\"a\":1}", "none of a plan's sections")]
    [TestCase("null", "not JSON")]
    [TestCase("{\"resource_changes\":[]} x", "after the end")]
    [TestCase("{\"resource_changes\":[]}{}", "after the end")]
    [TestCase("{\"resource_changes\":[],}", "not valid JSON")]
    [TestCase("{\"resource_changes\":[]", "ends in the middle")]
    [TestCase("{'resource_changes':[]}", "not valid JSON")]
    [TestCase("{\"resource_changes\":NaN}", "not valid JSON")]
    [TestCase("{\"@level\":\"info\",\"@message\":\"Terraform 1.11.4\"}\n{\"@level\":\"info\"}", "show -json tfplan")]
    [TestCase("{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{}}", "--state")]
    [TestCase("{\"version\":4,\"serial\":1,\"lineage\":\"l\",\"resources\":[]}", "--state")]
    [TestCase("{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\"}", "empty state")]
    [TestCase("{\"format_version\":\"1.0\",\"provider_schemas\":{}}", "providers schema")]
    [TestCase("{\"encrypted_data\":\"x\"}", "encrypted")]
    [TestCase("{\"format_version\":\"2.0\",\"resource_changes\":[]}", "update PlanLint")]
    [TestCase("{\"format_version\":\"x\",\"resource_changes\":[]}", "version such as")]
    [TestCase("PK\u0003\u0004rest", "ZIP archive")]
    [TestCase("Terraform will perform the following actions:\n\n  # a.b will be created\n", "printed for people")]
    [TestCase("resource \"a\" \"b\" {\n}\n", "not JSON")]
    [TestCase("{\"resource_changes\":[],\"resource_changes\":[]}", "twice")]
    [TestCase("{\"resource_changes\":[{\"address\":\"a.b\",\"address\":\"a.c\",\"change\":{\"actions\":[\"no-op\"]}}]}", "twice")]
    [TestCase("{\"resource_changes\":[{\"address\":\"a.b\",\"change\":{\"actions\":[\"no-op\"],\"actions\":[\"delete\"]}}]}", "twice")]
    [TestCase("{\"variables\":{\"v\":{\"value\":1},\"v\":{\"value\":2}},\"resource_changes\":[]}", "twice")]
    [TestCase("{\"resource_changes\":[{\"address\":\"a.b\"}]}", "no \"actions\"")]
    [TestCase("{\"resource_changes\":[{\"address\":\"nonsense\",\"change\":{\"actions\":[\"no-op\"]}}]}", "not a resource address")]
    [TestCase("{\"resource_changes\":[{\"address\":\"a.b\",\"change\":{\"actions\":[\"update\"],\"before\":0,\"after\":{}}}]}", "object or null")]
    [TestCase("{\"resource_changes\":[{\"change\":{\"actions\":[\"no-op\"]}}]}", "without \"address\"")]
    public void What_is_not_a_plan_is_named_with_the_way_out(string text, string expected)
    {
        string message = Refused(Read(text)).Message;
        expected.Split('|').ShouldContain(e => message.Contains(e, StringComparison.Ordinal), message);
    }

    [TestCase("1.5")]
    [TestCase("0.1")]
    [TestCase("1")]
    public void Minor_versions_are_read(string version) => Read($$"""{"format_version":"{{version}}","resource_changes":[]}""").Plan.ShouldNotBeNull();

    [Test]
    public void The_place_is_the_line_and_column_of_the_mistake()
    {
        var diagnostic = Refused(Read("{\n  \"format_version\": \"1.2\",\n  \"é\": 1, \"errored\": 3\n}"));
        diagnostic.Message.ShouldBe("\"errored\" has to be a bool, found a number");
        diagnostic.Location.ToString().ShouldBe("plan.json(3,22)");
    }

    [TestCase(typeof(UnicodeEncoding), false)]
    [TestCase(typeof(UnicodeEncoding), true)]
    public void Utf16_of_powershell_is_read(Type type, bool bigEndian)
    {
        type.ShouldBe(typeof(UnicodeEncoding));
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Small)]).Plan!.ResourceChanges.Length.ShouldBe(1);
        Read(encoding.GetBytes(Small)).Plan!.ResourceChanges.Length.ShouldBe(1);
    }

    [Test]
    public void A_byte_order_mark_is_passed_over()
    {
        var result = Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small)]);
        result.Diagnostics.ShouldBeEmpty();
        result.Plan!.LocationOf(result.Plan.ResourceChanges[0]).ToString().ShouldBe("plan.json(5,1)");
    }

    [TestCase("Warning: something [deprecated]\n\n")]
    [TestCase("\u001b[33mWarning:\u001b[0m something\n\u001b[0m")]
    [TestCase("[INFO] starting {}\n")]
    public void A_warning_before_the_document_is_noted_and_passed_over(string warning)
    {
        var result = Read(warning + Small);
        result.Plan!.ResourceChanges.Length.ShouldBe(1);
        var note = result.Diagnostics.ShouldHaveSingleItem();
        note.Severity.ShouldBe(Severity.Note);
        note.Message.ShouldContain("passed over");
    }

    [Test]
    public void The_redacted_plan_of_hcp_is_read_and_noted()
    {
        var result = Read("""{"plan_format_version":"1.1","provider_schemas":{},"resource_changes":[{"address":"a.b","change":{"actions":["create"],"before":null,"after":{}}}]}""");
        result.Plan!.IsRedacted.ShouldBeTrue();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("redacted");
    }

    [Test]
    public void A_plan_cut_anywhere_is_never_taken_for_a_whole_one()
    {
        byte[] whole = File.ReadAllBytes(PlanCorpus.PathOf("m17"));
        for (int i = 0; i < 2000; i++)
        {
            int length = (int)((long)i * (whole.Length - 1) / 2000);
            var diagnostic = Refused(Read(whole[..length]));
            diagnostic.Message.ShouldContain(length == 0 ? "empty" : "ends in the middle", customMessage: $"cut at {length}");
        }
    }

    [Test]
    public void Every_field_of_a_wrong_type_gives_a_message_or_is_not_read()
    {
        JsonNode?[] wrong = [null, true, 7, -1.5, "\u0000text", new JsonArray(), new JsonArray(1, "x", null), new JsonObject(), new JsonObject { ["a"] = 1 }, new JsonArray(new JsonArray(new JsonObject()))];
        var root = JsonNode.Parse(Small)!;
        int refused = 0, read = 0;
        foreach (var place in Places(root, []).ToList())
            foreach (var value in wrong)
            {
                var result = Read(Replaced(root.DeepClone(), place, value?.DeepClone()).ToJsonString());
                if (result.Plan is not { } plan)
                {
                    var diagnostic = Refused(result);
                    diagnostic.Message.ShouldNotBeNullOrWhiteSpace();
                    refused++;
                    continue;
                }
                // Whatever was read can be used.
                foreach (var change in plan.ResourceChanges.Concat(plan.Drift))
                {
                    _ = change.AttributeChanges.Select(c => c.Class).ToList();
                    _ = change.IdentityAfter;
                    _ = plan.ReplaceCausesOf(change);
                }
                _ = plan.SensitiveStrings().Count;
                read++;
            }
        TestContext.Out.WriteLine($"{refused} refused, {read} read");
        refused.ShouldBeGreaterThan(400);
    }

    [Test]
    public void Every_byte_that_is_not_utf8_is_found()
    {
        byte[] good = Encoding.UTF8.GetBytes(Small);
        for (int at = 1; at < good.Length; at += 13)
        {
            byte[] bad = [.. good];
            bad[at] = 0xFF;
            Refused(Read(bad)).Message.ShouldContain("0xFF");
        }
    }

    [Test]
    public void A_sequence_cut_by_the_end_of_a_buffer_is_still_one_character()
    {
        for (int padding = 65500; padding < 65540; padding++)
        {
            string text = $$"""{"format_version":"1.2","x":"{{new string('a', padding)}}🙂é","resource_changes":[]}""";
            Read(text).Plan.ShouldNotBeNull(padding.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Test]
    public void Values_of_any_size_cross_the_buffers_edges()
    {
        for (int padding = 65300; padding < 65600; padding += 7)
        {
            string skipped = $$"""{"s":"\\\"{{new string('}', padding)}}","n":[1,2,{"a":"]"}]}""";
            string text = "{\"format_version\":\"1.2\",\"planned_values\":" + skipped + ",\"resource_changes\":[{\"address\":\"a.b\",\"change\":{\"actions\":[\"update\"],\"before\":{\"v\":" + skipped + "},\"after\":{\"v\":1}}}],\"errored\":false}";
            var plan = Read(text).Plan.ShouldNotBeNull();
            plan.ResourceChanges[0].Before["v"]!["s"]!.AsString.Length.ShouldBe(padding + 2);
            plan.ResourceChanges[0].After["v"]!.AsNumber.ShouldBe(1);
        }
    }

    [Test]
    public void Depth_is_bounded()
    {
        string deep = new('[', 100_000);
        Refused(Read($$"""{"resource_changes":[{"address":"a.b","change":{"actions":["update"],"before":{{deep}}""")).Message.ShouldContain("deeper than 512");
        Refused(Read("""{"unknown_key":""" + deep)).Message.ShouldContain("deeper than 512");
        Refused(Read($$"""{"configuration":{"root_module":{"resources":[{"expressions":{"a":{{deep}}""")).Message.ShouldContain("deeper than 512");
    }

    [Test]
    public void Long_numbers_stay_exact_and_absurd_ones_stay_bounded()
    {
        string digits = new('7', 300);
        var plan = Read($$$$"""{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["update"],"before":{"n":{{{{digits}}}},"e":1e999999999,"z":-0},"after":{"n":{{{{digits}}}}.0,"e":1e999999999,"z":0}}}]}""").Plan!;
        plan.ResourceChanges[0].Before["e"]!.AsString.ShouldBe("1e999999999");
        plan.ResourceChanges[0].AttributeChanges.ShouldBeEmpty();
    }

    [Test]
    public void Half_of_a_surrogate_pair_is_replaced()
    {
        var plan = Read("""{"format_version":"1.2","resource_changes":[{"address":"a.b","change":{"actions":["update"],"before":{"x":"\ud800\n\"y"},"after":{"\udc00":"z"}}}]}""").Plan!;
        plan.ResourceChanges[0].Before["x"]!.AsString.ShouldBe("\uFFFD\n\"y");
        plan.ResourceChanges[0].After["\uFFFD"]!.AsString.ShouldBe("z");
    }

    [Test]
    public void Random_damage_never_throws()
    {
        byte[] good = Encoding.UTF8.GetBytes(Small);
        var random = new Random(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bad = [.. good];
            for (int n = random.Next(1, 4); n > 0; n--) bad[random.Next(bad.Length)] = (byte)"{}[]\",:0a\\ \n"[random.Next(12)];
            var result = Read(bad);
            if (result.Plan is null) Refused(result);
            else
            {
                Should.NotThrow(() => JsonDocument.Parse(bad, new JsonDocumentOptions { MaxDepth = 512 }).Dispose(), "a plan that was read is JSON in all its parts");
                foreach (var change in result.Plan.ResourceChanges) _ = change.AttributeChanges.Length;
                _ = result.Plan.SensitiveStrings();
            }
            Messages(ReadAhead(bad)).ShouldBe(Messages(result));
        }
    }

    /// <summary>Each place is one where the reader asks for nothing, and each text is in balance, so that counting brackets finds its end.</summary>
    [Test]
    public void Broken_JSON_is_refused_in_parts_that_nothing_is_read_from(
        [Values(
            """ "later_section":#""", """ "configuration":{"x":#}""", """ "configuration":{"root_module":{"resources":[{"address":"a.b","mode":"managed","type":"a","name":"b","x":#}]}}""",
            """ "prior_state":{"x":#}""", """ "prior_state":{"values":{"root_module":{"resources":[{"address":"a.b","values":#}]}}}""",
            """ "planned_values":{"root_module":{"resources":[{"address":"a.b","values":#}]}}""", """ "resource_changes":[{"address":"a.b","x":#,"change":{"actions":["no-op"]}}]""",
            """ "resource_changes":[{"address":"a.b","change":{"actions":["no-op"],"before":#}}]""")] string place,
        [Values("""{"a":,,}""", """{"a":NaN}""", "{\"a\":\"\t\"}", """{"a":"\q"}""", """{"a" 1}""", """{"a":[}]}""", """{"a":01}""", """{"a":1}.5""", """{"a":1}e5""", """{"a":{}{}}""", """{"a":'x'}""", """{"a":{"b":1,}}""")] string broken,
        [Values(0, 200)] int padding)
    {
        string Text(string value) => $$"""{"format_version":"1.2","resource_drift":[],{{place.Replace("#", value, StringComparison.Ordinal)}}}""";
        Read(Text($$"""{"a":"{{new string('-', padding)}}"}""")).Diagnostics.ShouldBeEmpty();
        byte[] bytes = Encoding.UTF8.GetBytes(Text(broken.Insert(1, $"\"p\":\"{new string('-', padding)}\",")));
        Refused(Read(bytes)).Message.ShouldContain("not valid JSON");
        Refused(ReadAhead(bytes)).Message.ShouldContain("not valid JSON");
    }

    [Test]
    public void Broken_JSON_is_refused_among_the_values_of_no_ops_that_are_not_kept()
    {
        string entry = $$$"""{"address":"a.b","change":{"actions":["no-op"],"before":{"x":"{{{new string('-', 1 << 20)}}}"},"after":#}},""";
        string many = string.Concat(Enumerable.Range(0, 16).Select(i => entry.Replace("a.b", $"a.b{i}", StringComparison.Ordinal).Replace("#", $$"""{"x":"{{i}}"}""", StringComparison.Ordinal)));
        string Text(string after) => $$$"""{"format_version":"1.2","resource_changes":[{{{many}}}{{{entry.Replace("#", after, StringComparison.Ordinal)}}}{"address":"a.z","change":{"actions":["no-op"]}}]}""";
        Read(Text("""{"x":[1]}""")).Diagnostics.ShouldBeEmpty();
        Refused(Read(Text("""{"x":[,]}"""))).Message.ShouldContain("not valid JSON");
        Refused(Read(Text("""{"x":[1]}.5"""))).Message.ShouldContain("not valid JSON");
    }

    [Test]
    public void The_prior_state_may_be_read_ahead()
    {
        foreach (byte[] bytes in PlanCorpus.Cases().Select(c => File.ReadAllBytes(Path.Combine(c, "plan.min.json"))).Append(Encoding.UTF8.GetBytes(Small)))
        {
            var (read, ahead) = (Read(bytes).Plan!, ReadAhead(bytes).Plan!);
            ahead.HasPriorState.ShouldBe(read.HasPriorState);
            ahead.IsTargeted.ShouldBe(read.IsTargeted);
            ahead.PriorInstances.Order().ShouldBe(read.PriorInstances.Order());
            ahead.SensitiveStrings().Order(StringComparer.Ordinal).ShouldBe(read.SensitiveStrings().Order(StringComparer.Ordinal));
        }
    }

    private static PlanReadResult ReadAhead(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return PlanReader.Read(stream, "plan.json", SecretArguments.None, () => new MemoryStream(bytes), leastLength: 0);
    }

    private static IEnumerable<string> Messages(PlanReadResult result) => result.Diagnostics.Select(d => $"{d.Location}: {d.Message}");

    private static IEnumerable<object[]> Places(JsonNode? node, object[] path)
    {
        if (path.Length > 0) yield return path;
        if (node is JsonObject members)
            foreach (var (name, child) in members)
                foreach (var place in Places(child, [.. path, name])) yield return place;
        if (node is JsonArray items)
            for (int i = 0; i < items.Count; i++)
                foreach (var place in Places(items[i], [.. path, i])) yield return place;
    }

    private static JsonNode Replaced(JsonNode root, object[] path, JsonNode? value)
    {
        var at = root;
        foreach (object step in path[..^1]) at = step is string name ? at[name]! : at[(int)step]!;
        if (path[^1] is string last) at[last] = value;
        else at[(int)path[^1]] = value;
        return root;
    }
}
