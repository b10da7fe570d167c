using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Something that configurations may say since a version of a tool.</summary>
/// <param name="Name">What it is, as a message calls it.</param>
/// <param name="Terraform">The first version of Terraform that takes it; null when none does.</param>
/// <param name="OpenTofu">The first version of OpenTofu that takes it; null when none does.</param>
internal sealed record LanguageFeature(string Name, VersionNumber? Terraform, VersionNumber? OpenTofu)
{
    public static readonly LanguageFeature Action = Of("action blocks", "1.14", null);
    public static readonly LanguageFeature ActionOnFailure = Of("on_failure of action_trigger", "1.16", null);
    public static readonly LanguageFeature StateStore = Of("state_store blocks", "1.15", null);
    public static readonly LanguageFeature LanguageBlock = Of("language blocks", null, "1.12");
    public static readonly LanguageFeature Enabled = Of("lifecycle.enabled", null, "1.11");
    public static readonly LanguageFeature LifecycleDestroy = Of("lifecycle.destroy of a resource", "1.16", "1.12");
    public static readonly LanguageFeature PreventDestroyExpression = Of("prevent_destroy that refers to something", null, "1.12");
    public static readonly LanguageFeature OutputType = Of("the type of an output", "1.15", null);
    public static readonly LanguageFeature Const = Of("const of a variable", "1.15", "1.12");
    public static readonly LanguageFeature Deprecated = Of("deprecated of variables and outputs", "1.15", "1.10");
    public static readonly LanguageFeature IgnoreNestedDeprecations = Of("ignore_nested_deprecations of a module call", "1.15", null);
    public static readonly LanguageFeature ImportInModule = Of("import blocks in modules that are called", "1.16", null);
    public static readonly LanguageFeature ProviderForEach = Of("for_each of a provider configuration", null, "1.9");
    public static readonly LanguageFeature Store = Of("store of terraform_data", "1.16", null);
    public static readonly LanguageFeature DynamicSource = Of("module sources that refer to variables", "1.15", "1.8");
    public static readonly LanguageFeature Convert = Of("the function convert", "1.15", "1.13");
    public static readonly LanguageFeature Assume = Of("the functions assume…", null, "1.13");
    public static readonly LanguageFeature TofuSymbol = Of("the symbol tofu", null, "1.9");

    /// <summary>All of them.</summary>
    public static ImmutableArray<LanguageFeature> All { get; } =
    [
        Action, ActionOnFailure, StateStore, LanguageBlock, Enabled, LifecycleDestroy, PreventDestroyExpression, OutputType, Const, Deprecated,
        IgnoreNestedDeprecations, ImportInModule, ProviderForEach, Store, DynamicSource, Convert, Assume, TofuSymbol,
    ];

    /// <summary>Who takes it, as in <c>Terraform 1.15 and OpenTofu 1.12</c>.</summary>
    public string Since => string.Join(
        " and ", ((string?[])[Terraform is null ? null : $"Terraform {Terraform}", OpenTofu is null ? null : $"OpenTofu {OpenTofu}"]).OfType<string>());

    private static LanguageFeature Of(string name, string? terraform, string? openTofu) =>
        new(name, VersionNumber.Parse(terraform), VersionNumber.Parse(openTofu));
}
