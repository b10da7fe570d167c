using System.Text;
using PlanLint.Core.Tests.Plans;
using PlanLint.Plans;

namespace PlanLint.Core.Tests.Plans;

internal sealed class StateReaderTests
{
    private static StateReadResult Read(string text) => StateReader.Read(Encoding.UTF8.GetBytes(text), "terraform.tfstate");

    private const string Version4 = """
        {"version":4,"terraform_version":"1.11.4","serial":77,"lineage":"l-1","outputs":{"pw":{"value":"outputsecret","type":"string","sensitive":true}},
        "resources":[
         {"module":"module.a[\"k\"]","mode":"managed","type":"terraform_data","name":"x","provider":"provider[\"terraform.io/builtin/terraform\"]","instances":[
          {"index_key":1,"schema_version":0,"attributes":{"id":"i","input":{"value":{"v":"hunter2","w":"plain"},"type":["object",{"v":"string","w":"string"}]}},
           "sensitive_attributes":[[{"type":"get_attr","value":"input"},{"type":"get_attr","value":"v"}]],"dependencies":["terraform_data.y"]},
          {"index_key":1,"deposed":"00000001","status":"tainted","schema_version":0,"attributes":{"id":"j"},"sensitive_attributes":[]}]},
         {"mode":"data","type":"aws_x","name":"d","provider":"p","instances":[{"schema_version":2,"attributes":{"list":[{"a":"secret-a"},{"a":"b"}]},
           "sensitive_attributes":[[{"type":"get_attr","value":"list"},{"type":"index","value":{"value":0,"type":"number"}},{"type":"get_attr","value":"a"}]]}]}],
        "check_results":null}
        """;

    [Test]
    public void Reads_version_4()
    {
        var state = Read(Version4).State!;
        state.Serial.ShouldBe(77);
        state.Lineage.ShouldBe("l-1");
        state.Instances.Select(i => $"{i.Address} {i.DeposedKey} {i.IsTainted} {i.SchemaVersion}").ShouldBe([
            "data.aws_x.d  False 2", "module.a[\"k\"].terraform_data.x[1]  False 0", "module.a[\"k\"].terraform_data.x[1] 00000001 True 0"]);
        var attributes = state.Instances[1].Attributes;
        attributes["input"]!["v"]!.IsSensitive.ShouldBeTrue();
        attributes["input"]!["w"]!.AsString.ShouldBe("plain");
        attributes["input"]!["w"]!.IsSensitive.ShouldBeFalse();
        state.Instances[0].Attributes["list"]![0]!["a"]!.IsSensitive.ShouldBeTrue();
        state.Instances[0].Attributes["list"]![1]!["a"]!.IsSensitive.ShouldBeFalse();
        state.Instances[1].Dependencies.ShouldBe(["terraform_data.y"]);
        state.LocationOf(state.Instances[1]).LineSpan.Start.Line.ShouldBe(3);
        state.SensitiveStrings().ShouldBe(["outputsecret", "hunter2", "secret-a"], ignoreOrder: true);
    }

    [Test]
    public void Reads_a_shown_state_with_relative_addresses()
    {
        var state = Read("""
            {"format_version":"1.0","terraform_version":"0.12.31","values":{"root_module":{"child_modules":[{"resources":[
            {"address":"aws_instance.x","mode":"managed","type":"aws_instance","name":"x","index":0,"provider_name":"aws","schema_version":1,
            "values":{"password":"hunter2"},"sensitive_values":{"password":true}}],"address":"module.m"}]}}}
            """).State!;
        var instance = state.Instances.ShouldHaveSingleItem();
        instance.Address.ToString().ShouldBe("module.m.aws_instance.x[0]");
        instance.Attributes["password"]!.IsSensitive.ShouldBeTrue();
    }

    [TestCase("""{"version":3,"modules":[]}""", "0.11")]
    [TestCase("""{"version":5}""", "update PlanLint")]
    [TestCase("""{"serial":1,"lineage":"","meta":{},"encrypted_data":"x"}""", "tofu state pull")]
    [TestCase("""{"format_version":"1.2","planned_values":{}}""", "--plan")]
    [TestCase("""{"a":1}""", "none of a state's sections")]
    [TestCase("""{"version":4}""", "no \"resources\"")]
    [TestCase("""{"version":4,"serial":1,"lineage":"l","\ud800":1}""", "no \"resources\"")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/deploymentTemplate.json","resources":[]}""", "no \"version\"")]
    [TestCase("""{"format_version":"1.0","valid":true,"error_count":0,"diagnostics":[]}""", "another command")]
    [TestCase("""{"format_version":"1.0","function_signatures":{}}""", "another command")]
    [TestCase("""{"version":3,"terraform_version":"1.11.4","backend":{"type":"s3"}}""", "only names the backend")]
    [TestCase("""[]""", "JSON object")]
    [TestCase("""resource "a" "b" {}""", "not JSON")]
    [TestCase("""{"version":4,"resources":[{"type":"a"}]}""", "\"name\"")]
    [TestCase("""{"version":4,"resources":[""", "ends in the middle")]
    public void What_is_not_a_state_is_named_with_the_way_out(string text, string expected)
    {
        var result = Read(text);
        result.State.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(expected);
    }

    [Test]
    [Category("Corpus")]
    public void All_generated_states_agree_with_what_terraform_shows_of_them()
    {
        int compared = 0;
        foreach (string folder in PlanCorpus.GeneratedCases())
        {
            string file = Path.Combine(folder, "terraform.tfstate"), shown = Path.Combine(folder, "state.json");
            if (!File.Exists(file) || !File.Exists(shown)) continue;
            var fromFile = StateReader.Read(File.ReadAllBytes(file), file).State.ShouldNotBeNull(file);
            var fromShow = StateReader.Read(File.ReadAllBytes(shown), shown).State.ShouldNotBeNull(shown);
            fromFile.Instances.Select(i => (i.Address, i.DeposedKey)).ShouldBe(fromShow.Instances.Select(i => (i.Address, i.DeposedKey)), folder);
            for (int i = 0; i < fromFile.Instances.Length; i++)
                fromFile.Instances[i].Attributes.Equals(fromShow.Instances[i].Attributes).ShouldBeTrue($"{folder} {fromFile.Instances[i].Address}");
            compared++;
        }
        TestContext.Out.WriteLine($"{compared} states compared");
        compared.ShouldBeGreaterThan(20);
    }
}
