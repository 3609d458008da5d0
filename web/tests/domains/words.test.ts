import { describe, expect, it } from 'vitest'
import { ACTS, fieldWords, OBJECTS, valueWords } from '@/domains/audit/audit'
import { limitWords, resultWords } from '@/domains/jobs/work'
import { useLocale } from '@/i18n'
import act from '@/i18n/locales/zh-CN/act.json'
import object from '@/i18n/locales/zh-CN/object.json'

describe('the words of the audit trail', () => {
  it('offers every act and every kind of object that it has words for, and no other', () => {
    expect(ACTS.map((one) => one.replaceAll('.', '_')).sort()).toEqual(Object.keys(act).sort())
    expect([...OBJECTS].sort()).toEqual(Object.keys(object).sort())
  })

  it('names fields and says truth values, and leaves what it does not know as it is recorded', () => {
    expect(fieldWords('is_external')).toBe('外部人员')
    expect(fieldWords('new_field')).toBe('new_field')
    expect([valueWords('is_external', 'false'), valueWords('world', 'business'), valueWords('post', '科长'), valueWords('post', null)]).toEqual(['否', '业务人员', '科长', null])
  })
})

describe('the words of work in the background', () => {
  it('says a limit as the office does, in both languages', async () => {
    expect([limitWords('10wd'), limitWords('1y'), limitWords('soon')]).toEqual(['10个工作日', '1年', 'soon'])
    expect([limitWords('7200min'), limitWords('90min'), limitWords('0min')]).toEqual(['7200分钟（连续计时，合5×24小时）', '90分钟', '0分钟'])
    await useLocale('en')
    expect(limitWords('10wd')).toBe('10 working days')
    expect(limitWords('1440min')).toBe('1440 minutes (around the clock, 1 × 24 hours)')
  })

  it('says how many things a job went through, and keeps its own words', () => {
    expect([resultWords('0'), resultWords('smtp 250'), resultWords(null)]).toEqual(['处理 0 项', 'smtp 250', null])
  })
})
