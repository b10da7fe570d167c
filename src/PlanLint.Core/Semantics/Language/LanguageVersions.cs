using System.Collections.Immutable;
using System.Text;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>
/// Which versions of Terraform and OpenTofu a configuration is for: what <c>required_version</c> and <c>language { compatible_with }</c>
/// allow, and what the files beside it tell of the tool.
/// </summary>
internal sealed class LanguageVersions
{
    /// <summary>No tool counts its minor versions that far.</summary>
    private const int LastMinor = 60;
    private const int LastPatch = 999;

    private readonly ImmutableArray<VersionConstraint> terraform;
    private readonly ImmutableArray<VersionConstraint> openTofu;

    private LanguageVersions(ImmutableArray<VersionConstraint> terraform, ImmutableArray<VersionConstraint> openTofu, bool isForTerraform, bool isForOpenTofu)
    {
        this.terraform = terraform;
        this.openTofu = openTofu;
        IsForTerraform = isForTerraform;
        IsForOpenTofu = isForOpenTofu;
    }

    /// <summary>False when only OpenTofu can read the configuration.</summary>
    public bool IsForTerraform { get; }

    /// <summary>False when the lock file is Terraform's.</summary>
    public bool IsForOpenTofu { get; }

    /// <summary>True when the configuration says which versions or which tool it is for.</summary>
    public bool AreSaid => terraform.Length > 0 || openTofu.Length > 0 || !IsForTerraform || !IsForOpenTofu;

    /// <summary>The versions that a root module and all it calls allow together.</summary>
    public static LanguageVersions Of(ModuleTree tree)
    {
        var required = ImmutableArray.CreateBuilder<VersionConstraint>();
        var compatible = ImmutableArray.CreateBuilder<VersionConstraint>();
        bool onlyTofu = false;
        foreach (var module in tree.DistinctModules)
        {
            onlyTofu |= module.Files.Any(f => ConfigurationFileName.Extension(FileName(f)) is ".tofu" or ".tofu.json");
            foreach (var attribute in module.Settings.RequiredVersions)
                if (VersionConstraint.Parse((attribute.Value as TemplateSyntax)?.LiteralValue) is { } constraint) required.Add(constraint);
            foreach (var tool in module.Settings.LanguageBlocks.SelectMany(b => b.Body.GetBlocks("compatible_with")))
            {
                onlyTofu = true;
                if (VersionConstraint.Parse((tool.Body.GetAttribute("opentofu")?.Value as TemplateSyntax)?.LiteralValue) is { } constraint)
                    compatible.Add(constraint);
            }
        }
        string locked = onlyTofu ? "" : LockText(tree);
        bool isTofuLock = locked.Contains("provider \"registry.opentofu.org/", StringComparison.Ordinal);
        bool isTerraformLock = locked.Contains("provider \"registry.terraform.io/", StringComparison.Ordinal);
        return new LanguageVersions(required.ToImmutable(), compatible.Count > 0
            ? compatible.ToImmutable()
            : required.ToImmutable(), !onlyTofu && (!isTofuLock || isTerraformLock), isTofuLock || !isTerraformLock);
    }

    /// <summary>True when some version that the configuration is for takes the feature.</summary>
    public bool Allow(LanguageFeature feature) =>
        IsForTerraform && feature.Terraform is { } terraformSince && AllowFrom(terraform, terraformSince)
        || IsForOpenTofu && feature.OpenTofu is { } openTofuSince && AllowFrom(openTofu, openTofuSince);

    private static bool AllowFrom(ImmutableArray<VersionConstraint> constraints, VersionNumber since)
    {
        if (constraints.All(c => !c.HasMaximum)) return true;
        var candidates = Enumerable.Range((int)since.Minor, LastMinor)
            .SelectMany(minor => ((string[])[$"{since.Major}.{minor}.0", $"{since.Major}.{minor}.{LastPatch}"]).Select(VersionNumber.Parse))
            .Concat(constraints.Select(c => c.Minimum));
        return candidates.OfType<VersionNumber>().Any(v => v.CompareTo(since) >= 0 && constraints.All(c => c.Allows(v)));
    }

    private static string LockText(ModuleTree tree) =>
        tree.Files.Read($"{tree.Files.WorkingDirectory}/.terraform.lock.hcl") is { } bytes ? Encoding.UTF8.GetString(bytes) : "";

    private static string FileName(SyntaxTree file) => file.Source.Path[(file.Source.Path.LastIndexOf('/') + 1)..];
}
