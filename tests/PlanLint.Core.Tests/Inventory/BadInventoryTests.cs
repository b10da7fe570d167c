using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Inventory;

namespace PlanLint.Core.Tests.Inventory;

/// <summary>Whatever is given for an inventory ends in one or in an error with a place, never in an exception.</summary>
internal sealed class BadInventoryTests
{
    private const string Json = """
        {"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":""},"items":[
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d","namespace":"n","uid":"u","labels":{"a":"b"},"annotations":{"argocd.argoproj.io/tracking-id":"x:apps/Deployment:n/d"},
         "ownerReferences":[{"kind":"K","name":"o","controller":true}],"managedFields":[{"manager":"m","operation":"Apply"}],"creationTimestamp":"2026-01-01T00:00:00Z"},
         "spec":{"template":{"spec":{"containers":[{"env":[{"name":"DB_PASSWORD","value":"s3cr3t-env"}]}]}}}},
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s","namespace":"n"},"data":{"k":"czNjcjN0"},"stringData":{"l":"s3cr3t-text"}}]}
        """;

    private const string Yaml = """
        apiVersion: v1
        kind: List
        items:
        - &first
          apiVersion: v1
          kind: Secret
          metadata: {name: s, namespace: n, labels: {"a b": 'c', d: "e\n"}}
          data:
            k: czNjcjN0
            block: |
              line
            folded: >-
              a
              b
        - <<: *first
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: c, namespace: [1, 2.5, -3e4, 0x1F, ~, yes, 2026-01-01]}
        """;

    private static void ReadOrRefuse(byte[] bytes)
    {
        var result = InventoryReader.Read(bytes, "live");
        if (result.Inventory is null && result.State is null)
        {
            var error = result.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldHaveSingleItem();
            error.Location.Path.ShouldBe("live");
            error.Message.ShouldNotBeNullOrWhiteSpace();
        }
        else if (result.Inventory is { } inventory)
        {
            // What was read can be written and read again.
            var text = new StringWriter();
            InventoryWriter.Write(inventory, text);
            InventoryReader.Read(Encoding.UTF8.GetBytes(text.ToString()), "again").Diagnostics.ShouldAllBe(d => d.Severity == Severity.Note);
        }
    }

    [Test]
    public void Neither_data_nor_environment_shows_a_secret()
    {
        var text = new StringWriter();
        InventoryWriter.Write(InventoryReader.Read(Encoding.UTF8.GetBytes(Json), "live").Inventory!, text);
        text.ToString().ShouldNotContain("s3cr3t");
        text.ToString().ShouldNotContain("czNjcjN0");
    }

    [TestCase(Json)]
    [TestCase(Yaml)]
    public void A_file_cut_anywhere_is_read_or_refused(string text)
    {
        byte[] whole = Encoding.UTF8.GetBytes(text);
        for (int length = 0; length < whole.Length; length++) ReadOrRefuse(whole[..length]);
    }

    [Test]
    public void Json_cut_anywhere_is_refused()
    {
        byte[] whole = Encoding.UTF8.GetBytes(Json.TrimEnd());
        for (int length = 1; length < whole.Length; length++) InventoryReader.Read(whole.AsMemory(0, length), "live").Inventory.ShouldBeNull();
    }

    [TestCase(Json)]
    [TestCase(Yaml)]
    public void Random_damage_never_throws(string text)
    {
        byte[] good = Encoding.UTF8.GetBytes(text);
        var random = new Random(7);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bad = [.. good];
            for (int n = random.Next(1, 4); n > 0; n--) bad[random.Next(bad.Length)] = (byte)"{}[]\",:0a\\ \n*&|>-!%@`#?'~\t\u0001"[random.Next(27)];
            ReadOrRefuse(bad);
        }
    }

    [Test]
    public void Deep_nesting_is_bounded()
    {
        InventoryReader.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), "live").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("deeper than 512");
        InventoryReader.Read(Encoding.UTF8.GetBytes("a: " + new string('[', 100_000)), "live").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("deeper than 512");
    }

    [Test]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        InventoryReader.Read(new byte[] { (byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"' }, "live").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");
        InventoryReader.Read(new byte[] { (byte)'a', (byte)':', 0xC3, 0x28 }, "live").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");
    }

    [Test]
    public void Utf16_is_read()
    {
        var encoding = new UnicodeEncoding(false, true);
        InventoryReader.Read((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(Json)], "live").Inventory!.Objects.Length.ShouldBe(2);
        InventoryReader.Read((byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(Yaml)], "live").Inventory!.Objects.Length.ShouldBe(2);
    }
}
