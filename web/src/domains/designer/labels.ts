/** The library's own words in the language of the page; what is not listed is never shown by the part of it that is used. */

import { locale } from '@/i18n'

const CHINESE: Record<string, string> = {
  'Activate hand tool': '移动画布',
  'Append {type}': '添加{type}',
  'Connect to other element': '连接到其他环节',
  'Delete': '删除',
  'Drag to create {type}': '拖动以创建{type}',
  'element required': '缺少元素',
  'failed to import {element}': '无法读入{element}',
  'failed to import {element}: {message}': '无法读入{element}：{message}',
  'multiple DI elements defined for {element}': '{element}有多个图形',
  'no bpmnElement referenced in {element}': '{element}的图形没有指向环节',
  'no diagram to display': '没有可显示的图形',
  'no parent for {element} in {parent}': '{parent}中找不到{element}的上级',
  'no plane for {element}': '{element}没有图形平面',
  'no shape type specified': '没有指明图形类型',
  'out of bounds release': '放在了范围之外',
  'more than {count} child lanes': '超过{count}个子泳道',
  'unrecognized flowElement {element} in context {context}': '{context}中有不认识的{element}',
  'unsupported BPMN DI for {element}': '{element}的图形不受支持',
  'Search in diagram': '在图中查找',
  'Edit label': '修改名称',
}

/** The library calls this for every text. */
export function translated(template: string, values: Record<string, unknown> = {}): string {
  const text = locale.value === 'en' ? template : (CHINESE[template] || template)
  return text.replace(/\{([^}]+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`))
}
