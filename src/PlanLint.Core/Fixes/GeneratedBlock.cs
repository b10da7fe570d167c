using PlanLint.Addresses;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Fixes;

/// <summary>
/// Blocks PlanLint writes: one argument a line, keys and ids escaped, formatted as <c>terraform fmt</c> would. A <c>provider</c> argument
/// is never written: Terraform takes the provider from the resource and refuses the argument where there is one.
/// </summary>
public static class GeneratedBlock
{
    /// <summary>An <c>import</c> block; belongs into the root module whatever the address.</summary>
    public static string Import(ResourceAddress to, string id) => $"import {{\n  to = {to}\n  id = {SyntaxFactory.Quote(id)}\n}}\n";

    /// <summary>
    /// A <c>removed</c> block that lets the objects live. It names the block, because neither tool takes an instance key there.
    /// </summary>
    public static string Removed(ResourceAddress from) =>
        $"removed {{\n  from = {from.BlockAddress()}\n\n  lifecycle {{\n    destroy = false\n  }}\n}}\n";

    /// <summary>A <c>moved</c> block: the object of one address is that of another from now on; belongs into the root module whatever the addresses.</summary>
    public static string Moved(ResourceAddress from, ResourceAddress to) => $"moved {{\n  from = {from}\n  to   = {to}\n}}\n";

    /// <summary>The command that does the same as a <c>moved</c> block, for versions without it.</summary>
    public static string MoveCommand(PlanTool tool, ResourceAddress from, ResourceAddress to, string? directory = null) =>
        $"{Command(tool, directory)} state mv {ShellWord.Quote(from.ToString())} {ShellWord.Quote(to.ToString())}";

    /// <summary>The edit that adds blocks to a file beside the configuration, which need not be there yet.</summary>
    /// <param name="directory">The root module's directory; empty for the analysis root.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="blocks">The blocks.</param>
    public static TextEdit AppendTo(string directory, string file, string blocks) =>
        TextEdit.Append(directory.Length == 0 ? file : $"{directory}/{file}", blocks);

    /// <summary>The command that does the same as an <c>import</c> block, for versions without it.</summary>
    public static string ImportCommand(PlanTool tool, ResourceAddress to, string id, string? directory = null) =>
        $"{Command(tool, directory)} import {ShellWord.Quote(to.ToString())} {ShellWord.Quote(id)}";

    /// <summary>The command that takes one instance out of the state and lets the object live.</summary>
    public static string ForgetCommand(PlanTool tool, ResourceAddress from, string? directory = null) =>
        $"{Command(tool, directory)} state rm {ShellWord.Quote(from.ToString())}";

    /// <summary><c>terraform</c> or <c>tofu</c>.</summary>
    public static string Command(PlanTool tool, string? directory = null) =>
        (tool == PlanTool.OpenTofu ? "tofu" : "terraform") + (directory is null ? "" : " " + ShellWord.Quote("-chdir=" + directory));

    /// <summary>True when the tool that made a plan knows <c>import</c> blocks: Terraform 1.5, OpenTofu 1.6. An unknown version does.</summary>
    public static bool KnowsImport(Plan? plan) => plan is null || AtLeast(plan.ToolVersion, 1, plan.Tool == PlanTool.OpenTofu ? 6 : 5);

    /// <summary>True when the tool knows <c>moved</c> blocks: Terraform 1.1, every OpenTofu. An unknown version does.</summary>
    public static bool KnowsMoved(Plan? plan) => plan is null || AtLeast(plan.ToolVersion, 1, 1);

    /// <summary>True when the tool knows <c>removed</c> blocks: both since 1.7. An unknown version does.</summary>
    public static bool KnowsRemoved(Plan? plan) => plan is null || AtLeast(plan.ToolVersion, 1, 7);

    private static bool AtLeast(string version, int major, int minor) => VersionNumber.Parse(version)?.IsAtLeast(major, minor) != false;
}
