using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Effects;
using PlanLint.Loading;
using PlanLint.Plans;
using PlanLint.Plans.Saved;
using PlanLint.Testing;

namespace PlanLint.Core.Tests.Plans;

/// <summary>What <c>plan -out</c> saved is read as what <c>show -json</c> makes of it.</summary>
internal sealed class SavedPlanTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Plans", "Saved");

    private static byte[] Saved => File.ReadAllBytes(Path.Combine(Folder, "rich.tfplan"));

    private static (Plan? Plan, IReadOnlyList<Diagnostic> Diagnostics) Read(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new WorkspaceLoader(Folder, Folder, diagnostics);
        using var stream = new MemoryStream(bytes);
        return (loader.ReadPlan(loader.FromUser("-"), stream), diagnostics.Diagnostics);
    }

    private static Plan Whole(byte[] bytes)
    {
        var (plan, diagnostics) = Read(bytes);
        return plan ?? throw new AssertionException(string.Join("; ", diagnostics.Select(d => d.Message)));
    }

    /// <summary>All that rules see of a plan, as text.</summary>
    private static string Dump(Plan plan)
    {
        var text = new StringBuilder();
        text.AppendLine($"{plan.FormatVersion} {plan.ToolVersion} {plan.Tool} {plan.Mode} {plan.Errored} {plan.IsComplete} {plan.IsTargeted} {plan.IsApplyable} {plan.Timestamp:O}");
        foreach (var change in plan.ResourceChanges.Concat(plan.Drift))
        {
            text.AppendLine($"{change.Address} {change.PreviousAddress} {change.ProviderName} {string.Join('+', change.ActionWords)} {change.ActionReason} {change.DeposedKey}");
            text.AppendLine($"  {string.Join(',', change.ReplacePaths)}\n  {change.Before}\n  {change.After}");
            foreach (var attribute in change.AttributeChanges)
                text.AppendLine($"  {attribute.Path} {attribute.Kind} {attribute.IsSensitive} {attribute.Before?.UnmarkedDeep} {attribute.After?.UnmarkedDeep} {plan.OriginOf(change, attribute.Path)}");
        }
        foreach (var output in plan.OutputChanges) text.AppendLine($"{output.Name} {string.Join('+', output.ActionWords)} {output.Before} {output.After}");
        foreach (var check in plan.Checks) text.AppendLine($"{check.Address} {check.Kind} {check.Status} {string.Join(',', check.Problems)}");
        foreach (var relevant in plan.RelevantAttributes) text.AppendLine($"{relevant.Resource} {relevant.Attribute}");
        foreach (var (name, value) in plan.Variables) text.AppendLine($"{name} {value}");
        foreach (var address in plan.PriorInstances.Order()) text.AppendLine($"prior {address}");
        foreach (var resource in plan.Configuration!.Resources.Values.OrderBy(r => r.Address))
            text.AppendLine($"{resource.Address} {resource.ProviderConfigKey} {resource.HasCount} {resource.HasForEach} {string.Join(',', resource.References)} {string.Join(',', resource.Provisioners)}");
        foreach (var (key, call) in plan.Configuration.ModuleCalls)
            text.AppendLine($"{key} {call.Source} {call.IsRepeated} {string.Join(',', call.ArgumentReferences.Select(a => $"{a.Key}={string.Join('|', a.Value)}"))} {string.Join(',', call.SensitiveVariables)}");
        foreach (var output in plan.Configuration.Outputs.Values) text.AppendLine($"{output.Name} {output.IsSensitive} {string.Join(',', output.References)}");
        foreach (var provider in plan.Configuration.Providers.Values) text.AppendLine(provider.ToString());
        text.AppendLine(string.Join(',', plan.SensitiveStrings().Order(StringComparer.Ordinal)));
        return text.ToString();
    }

    [Test]
    public void Says_what_the_json_of_the_same_plan_says()
    {
        var plan = Whole(Saved);
        Dump(plan).ShouldBe(Dump(Whole(File.ReadAllBytes(Path.Combine(Folder, "rich.json")))));
        plan.StateLineage.ShouldNotBeNullOrEmpty();
        plan.StateSerial.ShouldNotBeNull();
        plan.Workspace.ShouldBe("default");
        plan.ConfigurationHash.ShouldNotBeNullOrEmpty();
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Damage_is_told_or_does_not_matter(int kind)
    {
        byte[] saved = Saved;
        string whole = Dump(Whole(saved)), hash = Whole(saved).ConfigurationHash!;
        var random = new Random(19 + kind);
        int refused = 0;
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = saved[..(kind == 0 ? random.Next(saved.Length) : saved.Length)];
            if (kind == 1) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            var (plan, diagnostics) = Read(damaged);
            if (plan is null)
            {
                refused++;
                diagnostics.ShouldHaveSingleItem().Rule.ShouldBe(ToolRules.InputNotUnderstood);
            }
            else
            {
                Dump(plan).ShouldBe(whole);
                plan.ConfigurationHash.ShouldBe(hash);
            }
        }
        refused.ShouldBeGreaterThan(300);
    }

    [Test]
    public void Damage_behind_a_right_checksum_is_told_or_read()
    {
        byte[] message = Part(Saved, "tfplan");
        var random = new Random(7);
        for (int i = 0; i < 400; i++)
        {
            byte[] damaged = [.. message];
            for (int n = random.Next(1, 4); n > 0; n--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var (plan, diagnostics) = Read(With(Saved, "tfplan", damaged[..random.Next(damaged.Length / 2, damaged.Length)]));
            if (plan is null) diagnostics.ShouldAllBe(d => d.Rule == ToolRules.InputNotUnderstood);
            else _ = PlanEffects.Of(plan).Digest();
        }
    }

    [Test]
    public void Another_format_is_named()
    {
        byte[] message = Part(Saved, "tfplan");
        message[..2].ShouldBe([8, 3], "field 1 is the version");
        message[1] = 4;
        Read(With(Saved, "tfplan", message)).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("format 4");
    }

    [Test]
    public void An_archive_that_is_no_plan_is_named() =>
        Read(Zip(("readme.txt", "hello"u8.ToArray()))).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("ZIP archive, and no saved plan");

    [Test]
    public void A_part_that_unpacks_without_end_is_refused() =>
        Read(With(Saved, "tfstate", new byte[64 * 1024 * 1024])).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("unpacks to more than");

    [Test]
    public void A_part_that_stands_there_twice_is_refused() =>
        Read(Zip(("tfplan", Part(Saved, "tfplan")), ("tfplan", Part(Saved, "tfplan")))).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("twice");

    [Test]
    public void A_plan_that_a_cloud_workspace_keeps_is_named() =>
        Read("""{"remote_plan_format":1,"run_id":"run-1","hostname":"app.terraform.io"}"""u8.ToArray()).Diagnostics.ShouldHaveSingleItem().Message
            .ShouldContain("terraform show -json tfplan > plan.json");

    [Test]
    public void Without_marks_of_the_schema_each_text_that_is_not_written_is_a_secret()
    {
        // random_password of a tool before 1.8: length is written, result is not.
        byte[] value = [0x83, .. Text("length"), 16, .. Text("result"), .. Text("Xq7-very-secret"), .. Text("id"), .. Text("none")];
        byte[] change = [.. Bytes(13, Encoding.UTF8.GetBytes("random_password.p")), .. Bytes(8, "provider[\"registry.terraform.io/hashicorp/random\"]"u8),
            .. Bytes(9, [.. Number(1, 1), .. Bytes(2, Bytes(1, value))])];
        byte[] plan = [.. Number(1, 3), .. Bytes(14, "1.5.7"u8), .. Bytes(3, change)];
        var (read, diagnostics) = Read(Zip(("tfplan", plan), ("tfconfig/m-/main.tf", "resource \"random_password\" \"p\" {\n  length = 16\n}\n"u8.ToArray())));
        read!.SensitiveStrings().ShouldContain("Xq7-very-secret");
        read.ResourceChanges.ShouldHaveSingleItem().After["length"]!.IsSensitive.ShouldBeFalse();
        diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Note);
    }

    [Test]
    public void A_mark_that_leads_deeper_than_any_value_marks_what_is_there()
    {
        byte[] step = Bytes(1, Bytes(1, "a"u8)), path = [.. Bytes(1, Bytes(1, "input"u8)), .. Enumerable.Repeat(step, 2000).SelectMany(s => s)];
        byte[] value = [0x81, .. Text("input"), 0x81, .. Text("a"), .. Text("Xq7-very-secret")];
        var change = Whole(Plan("terraform_data.d", value, Bytes(4, path))).ResourceChanges.ShouldHaveSingleItem();
        change.After["input"]!["a"]!.ContainsSensitive.ShouldBeTrue();
    }

    [Test]
    public void A_type_may_nest_as_deep_as_values_do()
    {
        const int levels = 100;
        byte[] type = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[\"object\",{\"a\":", levels)) + "\"number\"" + string.Concat(Enumerable.Repeat("}]", levels)));
        byte[] inside = [.. Enumerable.Repeat<byte[]>([0x81, 0xA1, (byte)'a'], levels).SelectMany(b => b), .. Text("7")];
        byte[] value = [0x81, .. Text("input"), 0x92, 0xC5, (byte)(type.Length >> 8), (byte)type.Length, .. type, .. inside];
        var at = Whole(Plan("terraform_data.d", value)).ResourceChanges.ShouldHaveSingleItem().After["input"];
        for (int i = 0; i < levels; i++) at = at!["a"];
        at!.AsNumber.ToString().ShouldBe("7");
    }

    [Test]
    public void A_map_that_has_a_value_and_a_type_is_no_value_with_its_type()
    {
        const string state = """
            {"version":4,"resources":[{"mode":"managed","type":"aws_vpc","name":"a","instances":[{"attributes":{"tags":{"type":"Xq7-very-secret","value":"x"}},
            "sensitive_attributes":[[{"type":"get_attr","value":"tags"},{"type":"index","value":{"value":"type","type":"string"}}]]}]}]}
            """;
        Whole(With(Saved, "tfstate", Encoding.UTF8.GetBytes(state))).SensitiveStrings().ShouldContain("Xq7-very-secret");
    }

    [Test]
    public void What_is_written_of_a_plan_has_a_bound()
    {
        var buffer = new BoundedBuffer(10_000);
        Should.Throw<InputException>(() =>
        {
            using var json = new Utf8JsonWriter(buffer);
            json.WriteStartArray();
            for (int i = 0; i < 10_000; i++) json.WriteBooleanValue(false);
        }).Message.ShouldContain("unpacks to more than");
        buffer.Written.Length.ShouldBeLessThanOrEqualTo(10_000);
    }

    /// <summary>A saved plan that creates one instance, with more fields of its change.</summary>
    private static byte[] Plan(string address, byte[] value, params byte[] more)
    {
        byte[] change = [.. Bytes(13, Encoding.UTF8.GetBytes(address)), .. Bytes(8, "provider[\"terraform.io/builtin/terraform\"]"u8),
            .. Bytes(9, [.. Number(1, 1), .. Bytes(2, Bytes(1, value)), .. more])];
        return Zip(("tfplan", [.. Number(1, 3), .. Bytes(14, "1.11.4"u8), .. Bytes(3, change)]));
    }

    private static byte[] Text(string text) => [(byte)(0xA0 | text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Number(int field, byte number) => [(byte)(field << 3), number];

    private static byte[] Bytes(int field, ReadOnlySpan<byte> content) =>
        content.Length < 128 ? [(byte)(field << 3 | 2), (byte)content.Length, .. content] : [(byte)(field << 3 | 2), (byte)(content.Length & 0x7F | 0x80), (byte)(content.Length >> 7), .. content];

    private static byte[] Part(byte[] archive, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] With(byte[] archive, string name, byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return Zip([.. zip.Entries.Select(e => (e.FullName, e.FullName == name ? content : Part(archive, e.FullName)))]);
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }
        return memory.ToArray();
    }
}
