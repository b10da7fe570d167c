using System.Text.RegularExpressions;

namespace PlanLint.Cli.Tests.Docs;

/// <summary>
/// Every address on the web that the repository names belongs to somebody else, who is known to be there, or to nobody by RFC 2606. Where PlanLint
/// itself is published, the build says (<c>PlanLintHelpUri</c>).
/// </summary>
internal sealed partial class AddressTests
{
    private static readonly string Root = CliProcess.Repository;

    /// <summary>Sources of facts, and what programs look up. A host is added by who has read a page there.</summary>
    private static readonly HashSet<string> Hosts = new(StringComparer.Ordinal)
    {
        "argo-cd.readthedocs.io", "argoproj.github.io", "cert-manager.io", "cloud.google.com", "cloudnative-pg.io", "cyclonedx.org", "developer.hashicorp.com",
        "docs.aws.amazon.com", "docs.crossplane.io", "docs.github.com", "git-lfs.github.com", "google.aip.dev", "helm.sh", "json-schema.org",
        "json.schemastore.org", "keepachangelog.com", "kubernetes.io", "learn.microsoft.com", "microsoft.github.io", "registry.terraform.io", "www.apache.org",
        "www.keycloak.org", "www.postgresql.org", "www.w3.org",
    };

    /// <summary>Whose repositories are cited.</summary>
    private static readonly HashSet<string> OwnersOnGitHub = new(StringComparer.Ordinal)
    {
        "argoproj", "argoproj-labs", "aminueza", "awslabs", "Azure", "bpg", "cloud-gov", "cloudnative-pg", "confluentinc", "dmacvicar", "flux-iac",
        "gavinbunney", "goharbor", "grafana", "hashicorp", "istio", "jenkins-infra", "keycloak", "kiali", "kislerdm", "longhorn", "Metalnem",
        "ministryofjustice", "mongodb", "n8n-io", "rook", "siderolabs", "strimzi", "terraform-aws-modules", "terraform-linters", "vagrant-libvirt",
    };

    [Test]
    public void Addresses_are_known_to_exist()
    {
        string[] folders = ["src", "rules", "docs", "samples", "tools", "eng", "schemas", "ci", ".github", ".forgejo", ".ci", ".gitlab", "editors", "templates"];
        string[] unknown =
        [
            .. folders.Select(f => Path.Combine(Root, f)).Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Concat(Directory.EnumerateFiles(Root))
                .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "node_modules" or "TestResults" or "dist" or "package-lock.json"))
                .SelectMany(file => Unknown(file, File.ReadAllText(Path.Combine(Root, file)))).Distinct().Order(StringComparer.Ordinal),
        ];
        unknown.ShouldBeEmpty();
    }

    [TestCase("https://planlint.dev/rules", "planlint.dev")]
    [TestCase("see https://github.com/planlint/planlint.", "github.com/planlint")]
    [TestCase("https://docs.example/x https://example.com http://127.0.0.1:1 https://github.com/hashicorp/terraform", null)]
    [TestCase("https://${host}/x and https://…/", null)]
    public void Finds_an_address_that_nobody_is_known_to_have(string text, string? found) =>
        Unknown("x.md", text).ShouldBe(found is null ? [] : [$"x.md: {found}"]);

    private static IEnumerable<string> Unknown(string file, string text)
    {
        foreach (Match address in Address().Matches(text))
        {
            string host = address.Groups[1].Value.TrimEnd('.'), owner = address.Groups[2].Value;
            if (IsReserved(host) || file.StartsWith("samples/incident/", StringComparison.Ordinal) && IsOfTheIncident(host)) continue;
            if (host == "github.com" ? OwnersOnGitHub.Contains(owner) : Hosts.Contains(host)) continue;
            yield return $"{file}: {(host == "github.com" ? $"{host}/{owner}" : host)}";
        }
    }

    /// <summary>Nobody's, by RFC 2606 and RFC 6761.</summary>
    private static bool IsReserved(string host) =>
        host is "example.com" or "localhost" or "127.0.0.1" || host.EndsWith(".example.com", StringComparison.Ordinal)
        || host.Split('.')[^1] is "example" or "invalid" or "test" or "localhost";

    private static bool IsOfTheIncident(string host) =>
        host.EndsWith(".ts.net", StringComparison.Ordinal) || host.EndsWith(".svc", StringComparison.Ordinal) || host.EndsWith(".svc.cluster.local", StringComparison.Ordinal)
        || !host.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex(@"https?://([A-Za-z0-9][A-Za-z0-9.-]*)(?::\d+)?(?:/([A-Za-z0-9._-]+))?")]
    private static partial Regex Address();
}
