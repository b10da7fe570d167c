using FsCheck;
using FsCheck.Fluent;
using PlanLint.Addresses;

namespace PlanLint.Core.Tests.Addresses;

internal sealed class ResourceAddressTests
{
    [TestCase("aws_instance.a")]
    [TestCase("aws_instance.a[0]")]
    [TestCase("aws_instance.a[\"0\"]")]
    [TestCase("data.aws_ami.x[12]")]
    [TestCase("ephemeral.aws_secret.x")]
    [TestCase("module.m.aws_instance.a")]
    [TestCase("module.app[\"dev\"].module.inner[3].aws_instance.a[\"x.y[0]\"]")]
    [TestCase("module.m[\"a\\\"].b\"].data.t.n[\"quo\\\"te\"]")]
    [TestCase("a.b[\"$${dollar}\"]")]
    [TestCase("a.b[\"%%{percent}\"]")]
    [TestCase("a.b[\"$ 100%\"]")]
    [TestCase("a.b[\"back\\\\slash\"]")]
    [TestCase("a.b[\"line\\nbreak\\ttab\\rreturn\"]")]
    [TestCase("a.b[\"naïve 名前 🙂\"]")]
    [TestCase("a.b[\"\\u0007\\u200b\"]")]
    [TestCase("module.module.a.b")]
    [TestCase("data.a.b")]
    [TestCase("a-b.c-d")]
    [TestCase("_a.b")]
    public void Addresses_read_and_print_alike(string text) => ResourceAddress.Parse(text).ShouldNotBeNull().ToString().ShouldBe(text);

    [TestCase("")]
    [TestCase(".")]
    [TestCase("a")]
    [TestCase("a.")]
    [TestCase("a.b.c")]
    [TestCase("a.b[")]
    [TestCase("a.b[]")]
    [TestCase("a.b[-1]")]
    [TestCase("a.b[1.5]")]
    [TestCase("a.b[99999999999999999999]")]
    [TestCase("a.b[\"x]")]
    [TestCase("a.b[\"x\"")]
    [TestCase("a.b[\"x\"]y")]
    [TestCase("a.b[\"\\q\"]")]
    [TestCase("a.b[\"\\u12\"]")]
    [TestCase("a.b[\"\\ud800\"]")]
    [TestCase("a.b[x]")]
    [TestCase("module.a[\"x\".b.c")]
    [TestCase("module.a")]
    [TestCase("module.a.b")]
    [TestCase("data.b")]
    [TestCase("1a.b")]
    [TestCase("a b.c")]
    [TestCase(" a.b")]
    public void Text_that_is_no_address_is_refused(string text) => ResourceAddress.Parse(text).ShouldBeNull();

    [Test]
    public void Another_spelling_of_a_key_prints_as_terraform_prints_it()
    {
        ResourceAddress.Parse("a.b[\"\\u0061\"]")!.ToString().ShouldBe("a.b[\"a\"]");
        ResourceAddress.Parse("a.b[007]")!.ToString().ShouldBe("a.b[7]");
        ResourceAddress.Parse("a.b[\"${x}\"]")!.ToString().ShouldBe("a.b[\"$${x}\"]");
    }

    [Test]
    public void Number_and_text_are_different_keys()
    {
        var number = ResourceAddress.Parse("a.b[0]")!;
        var text = ResourceAddress.Parse("a.b[\"0\"]")!;
        number.ShouldNotBe(text);
        number.CompareTo(text).ShouldBeLessThan(0);
        number.BlockAddress().ShouldBe(text.BlockAddress());
    }

    [Test]
    public void Parts_shared_through_a_pool_make_equal_addresses()
    {
        var pool = new AddressPool();
        string[] texts = ["module.m[\"a\"].t.x[0]", "module.m[\"a\"].t.x[1]", "module.m[\"\\u0061\"].t.x[0]", "module.m[0].t.x", "module.m[00].t.x"];
        foreach (string text in texts.Concat(texts))
        {
            ResourceAddress.TryParse(text, pool, out var pooled).ShouldBeTrue(text);
            pooled.ShouldBe(ResourceAddress.Parse(text));
            pooled.ToString().ShouldBe(ResourceAddress.Parse(text)!.ToString());
        }
    }

    [Test]
    public void A_million_brackets_are_refused_in_linear_time()
    {
        ResourceAddress.Parse("a.b" + new string('[', 1_000_000)).ShouldBeNull();
        ResourceAddress.Parse(string.Concat(Enumerable.Repeat("module.", 200_000))).ShouldBeNull();
        ResourceAddress.Parse("a.b[\"" + new string('\\', 1_000_000)).ShouldBeNull();
    }

    [Test]
    public void Any_address_survives_print_and_read() => Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(AnyAddress()), address =>
    {
        var again = ResourceAddress.Parse(address.ToString());
        return address.Equals(again) && again!.ToString() == address.ToString() && again.CompareTo(address) == 0 && again.GetHashCode() == address.GetHashCode();
    }));

    [Test]
    public void Any_text_is_refused_or_means_one_address() => Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>>(text =>
        new[] { text.Get, $"a.b{text.Get}", $"a.b[{text.Get}]", $"a.b[\"{text.Get}\"]" }
            .Select(ResourceAddress.Parse)
            .All(a => a is null || a.Equals(ResourceAddress.Parse(a.ToString())))));

    private static Gen<ResourceAddress> AnyAddress()
    {
        var name = Gen.Elements("a", "b_c", "x-1", "module", "data", "ephemeral", "größe");
        var type = Gen.Elements("aws_instance", "t", "kubernetes_secret_v1");
        // Strings of Terraform are Unicode text: half of a surrogate pair cannot come from one.
        var text = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => string.Concat(s.Get.EnumerateRunes().Select(r => r.ToString())));
        var key = Gen.OneOf(
            Gen.Constant<InstanceKey?>(null),
            Gen.Choose(0, int.MaxValue).Select(i => (InstanceKey?)new InstanceKey(i)),
            text.Select(s => (InstanceKey?)new InstanceKey(s)),
            Gen.Elements("${a}", "%{b}", "$${c}", "\"", "\\", "a].b[\"", "\u200b").Select(s => (InstanceKey?)new InstanceKey(s)));
        var step = name.SelectMany(n => key.Select(k => new ModuleStep(n, k)));
        return step.ListOf().SelectMany(steps => Gen.Elements(ResourceMode.Managed, ResourceMode.Data, ResourceMode.Ephemeral)
            .SelectMany(mode => type.SelectMany(t => name.SelectMany(n => key.Select(k =>
                new ResourceAddress(new ModulePath([.. steps.Take(4)]), mode, t, n, k))))));
    }
}
