using System.Globalization;
using System.Text;

namespace PlanLint.Benchmarks.Reports;

/// <summary>Configurations whose cost must not grow faster than they do.</summary>
internal static class ConfigurationShapes
{
    private const string Header = """
        terraform {
          required_version = ">= 1.5"
          required_providers {
            kubernetes = {
              source  = "hashicorp/kubernetes"
              version = "~> 2.30"
            }
          }
        }


        """;

    /// <summary>Files with a variable, locals, thirteen resources and an output each.</summary>
    public static void WriteFiles(int files, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "versions.tf"), Header);
        for (int file = 0; file < files; file++)
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"variable \"name_{file}\" {{\n  description = \"Name of part {file}.\"\n  type        = string\n  default     = \"part-{file}\"\n}}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"locals {{\n  labels_{file} = {{\n    part = var.name_{file}\n    team = \"t{file % 7}\"\n  }}\n}}\n\n");
            for (int i = 0; i < 12; i++)
                text.Append(CultureInfo.InvariantCulture, $"resource \"kubernetes_config_map_v1\" \"c{file}_{i}\" {{\n  metadata {{\n    name      = \"${{var.name_{file}}}-{i}\"\n    namespace = kubernetes_namespace_v1.n{file}.metadata[0].name\n    labels    = merge(local.labels_{file}, {{ index = \"{i}\" }})\n  }}\n  data = {{\n    value = <<-EOT\n      line one of {i}\n      name ${{var.name_{file}}}\n    EOT\n  }}\n}}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"resource \"kubernetes_namespace_v1\" \"n{file}\" {{\n  metadata {{\n    name = \"ns-{file}\"\n  }}\n}}\n\noutput \"o{file}\" {{\n  description = \"Labels of part {file}.\"\n  value       = local.labels_{file}\n}}\n");
            File.WriteAllText(Path.Combine(folder, $"f{file:D5}.tf"), text.ToString());
        }
    }

    /// <summary>An import block and its resource, again and again in one file.</summary>
    public static void WriteImports(int blocks, string folder) => Write(folder, blocks, i =>
        $"import {{\n  to = kubernetes_namespace_v1.n{i}\n  id = \"k{i}\"\n}}\n\nresource \"kubernetes_namespace_v1\" \"n{i}\" {{\n  metadata {{\n    name = \"k{i}\"\n  }}\n}}\n\n");

    /// <summary>Each resource takes its name from the one before.</summary>
    public static void WriteChain(int resources, string folder) => Write(folder, resources, i =>
        $"resource \"kubernetes_namespace_v1\" \"n{i}\" {{\n  metadata {{\n    name = {(i == 0 ? "\"n0\"" : $"kubernetes_namespace_v1.n{i - 1}.metadata[0].name")}\n  }}\n}}\n\n");

    /// <summary>References to locals that are not there.</summary>
    public static void WriteUndeclared(int locals, string folder) => Write(folder, locals, i => $"locals {{\n  u{i} = local.missing_{i}\n}}\n");

    private static void Write(string folder, int count, Func<int, string> block) =>
        File.WriteAllText(Path.Combine(folder, "main.tf"), Header + string.Concat(Enumerable.Range(0, count).Select(block)));
}
