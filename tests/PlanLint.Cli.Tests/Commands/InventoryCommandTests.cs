using PlanLint.Cli.Commands;
using PlanLint.Loading;
using PlanLint.Processes;

namespace PlanLint.Cli.Tests.Commands;

internal sealed class InventoryCommandTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("planlint-inventory-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Exit, string Output, string Errors) Run(string[] files, string? plan = null, string? output = null, string kubectl = "kubectl")
    {
        using var written = new StringWriter();
        using var errors = new StringWriter();
        int exit = InventoryCommand.Run(files, plan is not null, plan, output, written, errors, kubectl);
        return (exit, written.ToString(), errors.ToString());
    }

    private const string Secret = """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a","namespace":"n"},"data":{"p":"aHVudGVyMg=="}}""";

    private const string Plan = """
        {"format_version":"1.2","resource_changes":[
        {"address":"kubernetes_secret_v1.a","type":"kubernetes_secret_v1","change":{"actions":["create"],"before":null,"after":{"metadata":[{"name":"a","namespace":"n"}]}}},
        {"address":"kubernetes_namespace_v1.b","type":"kubernetes_namespace_v1","change":{"actions":["update"],"before":{"metadata":[{"name":"b"}]},"after":{"metadata":[{"name":"b"}]}}},
        {"address":"kubernetes_manifest.c","type":"kubernetes_manifest","change":{"actions":["create"],"before":null,"after":{"manifest":{"apiVersion":"--raw/v1","kind":"--kubeconfig=x","metadata":{"name":"c"}}}}},
        {"address":"random_id.d","type":"random_id","change":{"actions":["create"],"before":null,"after":{}}}]}
        """;

    [Test]
    public void Files_become_one_inventory_without_secrets()
    {
        var (exit, output, errors) = Run([Write("a.json", Secret), Write("b.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n")]);
        exit.ShouldBe(0, errors);
        output.ShouldContain("\"planlint_inventory\": 1");
        output.ShouldContain("\"kind\": \"Namespace\"");
        output.ShouldContain("\"p\": \"(sensitive)\"");
        output.ShouldNotContain("aHVudGVyMg");
    }

    [Test]
    public void A_file_that_is_not_understood_leaves_no_output()
    {
        string target = Path.Combine(folder, "out.json");
        var (exit, _, errors) = Run([Write("a.json", Secret), Write("b.json", "{\"a\":1}")], output: target);
        exit.ShouldBe(2);
        errors.ShouldContain("b.json");
        File.Exists(target).ShouldBeFalse();
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void Only_kinds_that_the_plan_creates_are_listed_and_each_command_is_shown()
    {
        string kubectl = Write("kubectl", $"#!/bin/sh\necho \"$@\" >> '{folder}/calls'\necho '{{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{Secret}]}}'\n");
        File.SetUnixFileMode(kubectl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string target = Path.Combine(folder, "out.json");
        var (exit, _, errors) = Run([], Write("plan.json", Plan), target, kubectl);
        exit.ShouldBe(0, errors);
        errors.ShouldBe($"+ kubectl get Secret --all-namespaces --output=json --show-managed-fields --request-timeout=60s{Environment.NewLine}");
        File.ReadAllLines(Path.Combine(folder, "calls")).ShouldBe(["get Secret --all-namespaces --output=json --show-managed-fields --request-timeout=60s"]);
        string written = File.ReadAllText(target);
        written.ShouldContain("\"captured_at\"");
        written.ShouldNotContain("aHVudGVyMg");
        // All namespaces were asked for, so the kind is covered although its objects are of one.
        written.ShouldNotContain("\"namespace\": null");
        var scopes = Inventory.InventoryReader.Read(File.ReadAllBytes(target), "out.json").Inventory!.Scopes;
        scopes.ShouldHaveSingleItem().Namespace.ShouldBeNull();
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_kind_that_cannot_be_listed_is_not_covered()
    {
        string kubectl = Write("kubectl", "#!/bin/sh\necho 'error: forbidden' >&2\nexit 1\n");
        File.SetUnixFileMode(kubectl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (exit, output, errors) = Run([], Write("plan.json", Plan), kubectl: kubectl);
        exit.ShouldBe(2);
        errors.ShouldContain("no Secret is known to be absent: error: forbidden");
        errors.ShouldContain("none of the 1 kinds that the plan creates could be listed");
        output.ShouldBeEmpty();
    }

    [Test]
    [Platform(Exclude = "Win")]
    public void A_cluster_that_does_not_answer_is_one_error()
    {
        string kubectl = Write("kubectl", $"#!/bin/sh\necho called >> '{folder}/calls'\necho 'E0102 03:04:05.678901  123 memcache.go:265] \"Unhandled Error\" err=\"refused\"' >&2\necho 'The connection to the server localhost:8080 was refused' >&2\nexit 1\n");
        File.SetUnixFileMode(kubectl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string twoKinds = Plan.Replace("[\"update\"]", "[\"create\"]", StringComparison.Ordinal);
        var (exit, output, errors) = Run([], Write("plan.json", twoKinds), kubectl: kubectl);
        exit.ShouldBe(2);
        errors.ShouldContain("so nothing was listed: The connection to the server localhost:8080 was refused");
        errors.ShouldNotContain("Unhandled Error");
        File.ReadAllLines(Path.Combine(folder, "calls")).Length.ShouldBe(1);
        output.ShouldBeEmpty();
    }

    [Test]
    public void A_missing_kubectl_is_an_error_with_a_way_out()
    {
        var (exit, _, errors) = Run([], Write("plan.json", Plan), kubectl: Path.Combine(folder, "no-such-program"));
        exit.ShouldBe(2);
        errors.ShouldContain("install it");
    }

    [TestCase("Secret", true)]
    [TestCase("Cluster.postgresql.cnpg.io", true)]
    [TestCase("--kubeconfig=x", false)]
    [TestCase("secrets/x", false)]
    [TestCase("Secret,Pod", false)]
    [TestCase("", false)]
    public void Only_kinds_reach_kubectl(string kind, bool accepted) => (KubectlQuery.Of(kind) is not null).ShouldBe(accepted);
}
