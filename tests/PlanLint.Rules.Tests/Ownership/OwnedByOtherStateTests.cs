using PlanLint.Diagnostics;
using PlanLint.Testing;

namespace PlanLint.Rules.Tests.Ownership;

using static OwnershipFixtures;
using static RuleTest;

public sealed class OwnedByOtherStateTests : RuleTests<OwnedByOtherState>
{
    protected override RuleCase Case => new(Reported + Plan(Create("kubernetes_secret_v1.creds", Named)) + State("kubernetes_secret", Secret))
    {
        Lookalike = [("\"type\": \"kubernetes_secret\"", "\"type\": \"kubernetes_config_map\"")],
    };

    [Test]
    public void Reports_what_another_state_manages() =>
        Check<OwnedByOtherState>(Reported + Plan(Create("kubernetes_secret_v1.creds", Secret)) + State("kubernetes_secret", Secret))
            .WithMessages("kubernetes_secret_v1.creds will be created, but Secret shop/creds is already managed by kubernetes_secret.theirs in platform/terraform.tfstate.");

    [Test]
    public void Is_silent_about_other_objects() =>
        Check<OwnedByOtherState>(Silent + Plan(Create("kubernetes_secret_v1.creds", Secret)) + State("kubernetes_secret", Secret.Replace("shop", "other")));

    [Test]
    public void Knows_its_own_state() =>
        Check<OwnedByOtherState>(Silent + Plan(Update("kubernetes_secret_v1.creds", Secret, Secret)) + State("kubernetes_secret_v1", Secret, "creds"));

    private const string Buckets = """
        # file: main.tf
        MARKresource "aws_s3_bucket" "a"END {}
        resource "aws_instance" "b" {}
        resource "aws_instance" "c" {}
        """;

    private static string Prior(params IEnumerable<(string Address, string Values)> instances) => string.Join(",", instances.Select(i =>
        $$"""{"address":"{{i.Address}}","mode":"managed","type":"{{i.Address.Split('.')[0]}}","name":"{{i.Address.Split('.')[1]}}","values":{{i.Values}}}"""));

    private static string PlanOf(string changes, params IEnumerable<(string Address, string Values)> prior) => "\n# file: plan.json\n"
        + """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"resource_changes":[CHANGES],"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[PRIOR]}}}}"""
            .Replace("CHANGES", changes, StringComparison.Ordinal).Replace("PRIOR", Prior(prior), StringComparison.Ordinal) + "\n";

    /// <summary>A plan that changes nothing, or one thing, of three objects, with their prior state.</summary>
    private static string Held(string first = "no-op", string afterFirst = Bucket) => PlanOf(
        string.Join(',', PlanFixture.Change("aws_s3_bucket.a", first, Bucket, afterFirst), PlanFixture.Change("aws_instance.b", "no-op", One, One), PlanFixture.Change("aws_instance.c", "no-op", Two, Two)),
        ("aws_s3_bucket.a", Bucket), ("aws_instance.b", One), ("aws_instance.c", Two));

    private const string Bucket = """{"id":"shop-logs","bucket":"shop-logs","arn":"arn:aws:s3:::shop-logs"}""", One = """{"id":"i-1"}""", Two = """{"id":"i-2"}""";

    private static string States(string path, params IEnumerable<(string Address, string Values)> instances) => $"# file: {path}\n" + $$"""
        {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"3f1c","outputs":{},"resources":[{{string.Join(",", instances.Select(i =>
            $$"""{"mode":"managed","type":"{{i.Address.Split('.')[0]}}","name":"{{i.Address.Split('.')[1]}}","provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"attributes":{{i.Values}}}]}"""))}}]}
        """ + "\n";

    private static readonly string Marked = Buckets.Replace("MARK", "[|", StringComparison.Ordinal).Replace("END", "|]", StringComparison.Ordinal);
    private static readonly string Plain = Buckets.Replace("MARK", "", StringComparison.Ordinal).Replace("END", "", StringComparison.Ordinal);

    /// <summary>Roots made of one module have one layout: addresses prove nothing, and neither does one object that both hold.</summary>
    [TestCase("other.tfstate")]
    [TestCase("live/other.tfstate")]
    public void One_object_of_a_root_with_the_same_layout_does_not_make_its_state_this_roots(string path) =>
        Check<OwnedByOtherState>(Marked + Held() + States(path, ("aws_s3_bucket.a", Bucket), ("aws_instance.b", """{"id":"i-8"}"""), ("aws_instance.c", """{"id":"i-9"}""")))
            .WithMessages($"aws_s3_bucket.a and aws_s3_bucket.a in {path} both manage aws_s3_bucket 'arn:aws:s3:::shop-logs': what one apply changes, the other takes back.");

    [TestCase("own.tfstate")]
    [TestCase("live/own.tfstate")]
    public void A_state_with_the_ids_of_the_prior_state_is_this_roots_wherever_it_lies(string path) =>
        Check<OwnedByOtherState>(Plain + Held() + States(path, ("aws_s3_bucket.a", Bucket), ("aws_instance.b", One), ("aws_instance.c", """{"id":"i-9"}""")));

    [Test]
    public void A_state_that_holds_much_else_is_not_this_roots() =>
        Check<OwnedByOtherState>(Marked.Replace("resource \"aws_instance\" \"b\" {}\nresource \"aws_instance\" \"c\" {}", "", StringComparison.Ordinal)
            + PlanOf(PlanFixture.Change("aws_s3_bucket.a", "no-op", Bucket, Bucket), ("aws_s3_bucket.a", Bucket))
            + States("other.tfstate", ("aws_s3_bucket.a", Bucket), ("aws_vpc.x", """{"id":"vpc-1"}"""), ("aws_vpc.y", """{"id":"vpc-2"}""")))
            .WithMessages("aws_s3_bucket.a and aws_s3_bucket.a in other.tfstate both manage aws_s3_bucket 'arn:aws:s3:::shop-logs': what one apply changes, the other takes back.");

    [Test]
    public void The_lineage_that_is_recorded_beside_the_plan_is_this_roots() =>
        Check<OwnedByOtherState>(Plain + Held() + "# file: plan.state.json\n7\n\"3f1c\"\n" + States("own.tfstate", ("aws_s3_bucket.a", Bucket), ("aws_instance.b", """{"id":"i-8"}""")));

    [Test]
    public void A_destroy_takes_the_object_from_the_other_root() =>
        Check<OwnedByOtherState>(Marked + Held("delete", "null") + States("other.tfstate", ("aws_s3_bucket.theirs", Bucket)))
            .WithMessages("aws_s3_bucket.a will be destroyed, but aws s3 bucket shop-logs is already managed by aws_s3_bucket.theirs in other.tfstate.");

    [Test]
    public void What_is_forgotten_is_handed_over() =>
        Check<OwnedByOtherState>(Plain + Held("forget", "null") + States("other.tfstate", ("aws_s3_bucket.theirs", Bucket)));

    [Test]
    public void One_name_in_two_partitions_is_two_objects() =>
        Check<OwnedByOtherState>(Plain + Held("update", """{"id":"shop-logs","bucket":"shop-logs","arn":"arn:aws:s3:::shop-logs","force_destroy":true}""")
            + States("other.tfstate", ("aws_s3_bucket.theirs", """{"id":"shop-logs","bucket":"shop-logs","arn":"arn:aws-cn:s3:::shop-logs"}""")));
}
